"""an array of random keys was counted key by key, but it is one array."""

OBJECTS |= {
    "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": 4,
}
