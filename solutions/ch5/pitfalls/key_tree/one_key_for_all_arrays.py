"""all arrays of the tree share one key."""


def keys_like(key, tree):
    own_key, _ = jax.random.split(key)
    return jax.tree.map(lambda leaf: own_key, tree)
