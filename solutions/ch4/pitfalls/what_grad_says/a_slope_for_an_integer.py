"""a slope was predicted for an integer argument, and JAX refuses to differentiate by it."""

PLATEAUS |= {
    "jax.grad(lambda n: 2.0 * n)(3)": 2.0,
}
