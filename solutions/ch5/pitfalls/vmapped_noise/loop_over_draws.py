"""a Python loop calls `fn` for each draw, so the program grows with n."""


def draw_many(fn, key, x, n):
    results = [fn(own_key, x) for own_key in jax.random.split(key, n)]
    return jax.tree.map(lambda *parts: jnp.stack(parts), *results)
