"""64 bits are expected, as in NumPy, but JAX uses 32 unless its 64-bit mode is on."""

DTYPES |= {"jnp.arange(3)": "int64", "jnp.asarray(np.linspace(0, 1, 3))": "float64"}
