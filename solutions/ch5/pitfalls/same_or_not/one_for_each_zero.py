"""each number of the result was counted, but a key draws once and its number is added to all 4 zeros."""

TRANSFORMED |= {
    "jax.vmap(lambda k, x: x + uniform(k), in_axes=(0, None))(split(key, 3), jnp.zeros(4))": 12,
}
