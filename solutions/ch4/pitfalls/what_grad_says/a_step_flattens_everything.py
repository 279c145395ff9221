"""a step was expected to make the whole gradient 0, but the other factors and terms keep their slopes."""

PLATEAUS |= {
    "jax.grad(lambda x: x - jnp.floor(x))(2.5)": 0.0,
    "jax.grad(lambda x: x * (x > 1))(2.0)": 0.0,
}
