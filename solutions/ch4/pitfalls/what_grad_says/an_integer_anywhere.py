"""an error was expected for an integer that is not differentiated, but only the first argument is."""

PLATEAUS |= {
    "jax.grad(lambda x, n: x**n)(3.0, 2)": "TypeError",
}
