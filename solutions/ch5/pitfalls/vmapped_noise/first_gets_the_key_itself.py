"""the first example gets the key that the other keys are made from."""


def noisy_batch(fn, key, batch):
    examples = len(jax.tree.leaves(batch)[0])
    keys = jnp.concatenate([key[None], jax.random.split(key, examples)[1:]])
    return jax.vmap(fn)(keys, batch)
