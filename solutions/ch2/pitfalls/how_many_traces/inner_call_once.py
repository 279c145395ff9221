"""a function that is called twice in one trace was taken to run once."""

FUNCTIONS |= {"g = jax.jit(lambda x: fn(x) + fn(x + 1)); g(1.0); g(2.0)": 1}
