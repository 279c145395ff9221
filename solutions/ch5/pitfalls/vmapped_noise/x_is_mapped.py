"""x is mapped too, so it would need one slice for each draw."""


def draw_many(fn, key, x, n):
    return jax.vmap(fn)(jax.random.split(key, n), x)
