"""the keys are raw numbers: `jax.random.key_data` takes the type away."""


def layer_keys(key, n):
    return jax.random.key_data(jax.random.split(key, n))


def keys_like(key, tree):
    leaves, containers = jax.tree.flatten(tree)
    return jax.tree.unflatten(containers, list(jax.random.key_data(jax.random.split(key, len(leaves)))))
