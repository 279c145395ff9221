"""`len(batch)` counts the entries of a dict, and not the examples."""


def noisy_batch(fn, key, batch):
    return jax.vmap(fn)(jax.random.split(key, len(batch)), batch)
