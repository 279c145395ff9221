"""the size of an array is folded in, so two arrays of one size get the same key."""


def keys_like(key, tree):
    return jax.tree.map(lambda leaf: jax.random.fold_in(key, leaf.size), tree)
