"""vmap was expected to make a key for each example, but it does not touch a key from outside."""

TRANSFORMED |= {
    "jax.vmap(lambda x: x + uniform(key))(jnp.zeros(6))": 6,
}
