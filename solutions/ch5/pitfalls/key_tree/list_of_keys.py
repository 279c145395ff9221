"""the keys come back as a list, without the containers of the tree."""


def keys_like(key, tree):
    return list(layer_keys(key, len(jax.tree.leaves(tree))))
