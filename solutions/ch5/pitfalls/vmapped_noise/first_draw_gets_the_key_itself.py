"""the first draw uses the key that the other keys are made from."""


def draw_many(fn, key, x, n):
    keys = jnp.concatenate([key[None], jax.random.split(key, n)[1:]])
    return jax.vmap(fn, in_axes=(0, None))(keys, x)
