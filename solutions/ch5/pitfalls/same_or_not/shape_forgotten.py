"""one number was counted for each key, but each draw has the shape (2,)."""

TRANSFORMED |= {
    "jax.vmap(lambda k: uniform(k, (2,)))(split(key, 3))": 3,
}
