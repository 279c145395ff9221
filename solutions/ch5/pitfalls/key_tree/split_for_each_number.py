"""each array gets an array of keys, one for each of its numbers, in place of one key."""


def keys_like(key, tree):
    leaves, containers = jax.tree.flatten(tree)
    keys = layer_keys(key, len(leaves))
    return jax.tree.unflatten(
        containers, [jax.random.split(own_key, leaf.shape) for own_key, leaf in zip(keys, leaves, strict=True)]
    )
