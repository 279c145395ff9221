"""one of several equal winners got the whole slope, but they share it."""

KINKS |= {
    "jax.grad(lambda x: jnp.maximum(2 * x, x**2))(2.0)": 2.0,
    "jax.grad(jnp.max)(jnp.array([2.0, 1.0, 2.0]))": [1.0, 0.0, 0.0],
}
