"""an error was expected for a constant, but its derivative is 0."""

ARGUMENTS |= {
    "jax.grad(lambda x: 5.0)(3.0)": "TypeError",
}
