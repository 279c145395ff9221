"""all draws share one key, so the same numbers come n times."""


def draw_many(fn, key, x, n):
    return jax.vmap(lambda _: fn(key, x))(jnp.arange(n))
