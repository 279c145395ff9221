"""a Python loop calls `fn` for each example, so the program grows with the batch."""


def noisy_batch(fn, key, batch):
    keys = jax.random.split(key, len(jax.tree.leaves(batch)[0]))
    results = [fn(own_key, jax.tree.map(lambda leaf, i=i: leaf[i], batch)) for i, own_key in enumerate(keys)]
    return jax.tree.map(lambda *parts: jnp.stack(parts), *results)
