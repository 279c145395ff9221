"""0 was predicted where an infinite or invalid slope is multiplied by 0, and that product is NaN."""

BRANCHES |= {
    "jax.grad(lambda x: x * jnp.sqrt(x))(0.0)": 0.0,
    "jax.grad(jnp.linalg.norm)(jnp.zeros(2))": [0.0, 0.0],
    "jax.grad(lambda x: jnp.where(x > 0, jnp.sqrt(x), 0.0))(-4.0)": 0.0,
}
