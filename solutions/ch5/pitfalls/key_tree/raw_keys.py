"""the keys are raw numbers: `jax.random.key_data` takes the type away."""


def layer_keys(key, n):
    return jax.random.key_data(jax.random.split(key, n))


def keys_like(key, tree):
    leaves, structure = jax.tree.flatten(tree)
    return jax.tree.unflatten(structure, list(jax.random.key_data(jax.random.split(key, len(leaves)))))
