"""NumPy's table of promotion was used for JAX's arrays."""

DTYPES |= {"jnp.ones(3, jnp.int32) * jnp.ones(3, jnp.float16)": "float64"}
