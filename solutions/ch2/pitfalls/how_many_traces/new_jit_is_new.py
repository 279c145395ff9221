"""each call of jax.jit was taken to start without programs, but JAX keeps them with the function."""

FUNCTIONS |= {"for x in (1.0, 2.0, 3.0): jax.jit(fn)(x)": 3}
