"""an error was expected from a Python `if`, but without `jit` it sees a number."""

KINKS |= {
    "jax.grad(lambda x: 3 * x if x > 0 else -5 * x)(0.0)": "TracerBoolConversionError",
}
