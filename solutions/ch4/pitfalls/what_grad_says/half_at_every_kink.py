"""0.5 was predicted at every kink, but only equal sides of `maximum` and its relatives share."""

KINKS |= {
    "jax.grad(jnp.abs)(0.0)": 0.5,
    "jax.grad(lambda x: jnp.maximum(2 * x, x**2))(2.0)": 0.5,
    "jax.grad(lambda x: jnp.where(x > 0, x, 0.0))(0.0)": 0.5,
    "jax.grad(lambda x: 3 * x if x > 0 else -5 * x)(0.0)": 0.5,
}
