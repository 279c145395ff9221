"""the lambdas in a loop were taken for one function, because their code is the same."""

FUNCTIONS |= {"for x in (1.0, 2.0, 3.0): jax.jit(lambda x: fn(x))(x)": 1}
