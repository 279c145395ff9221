"""0 was predicted where JAX raises an error, because a truth value is no floating-point number."""

PLATEAUS |= {
    "jax.grad(lambda x: x > 1)(2.0)": 0.0,
}
