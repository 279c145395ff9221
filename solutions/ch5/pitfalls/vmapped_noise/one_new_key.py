"""one new key is made, and all examples share it."""


def noisy_batch(fn, key, batch):
    own_key, _ = jax.random.split(key)
    return jax.vmap(fn, in_axes=(None, 0))(own_key, batch)
