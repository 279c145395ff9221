"""a NumPy scalar was taken for a Python number, but it has a dtype of its own."""

DTYPES |= {"jnp.ones(3, jnp.bfloat16) * np.float32(2.5)": "bfloat16"}
