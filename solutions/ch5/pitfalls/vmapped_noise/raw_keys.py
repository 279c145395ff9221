"""`fn` gets raw keys of shape (2,), because `jax.random.key_data` takes the type away."""


def noisy_batch(fn, key, batch):
    examples = len(jax.tree.leaves(batch)[0])
    return jax.vmap(fn)(jax.random.key_data(jax.random.split(key, examples)), batch)


def draw_many(fn, key, x, n):
    return jax.vmap(fn, in_axes=(0, None))(jax.random.key_data(jax.random.split(key, n)), x)
