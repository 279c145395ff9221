"""`skip` is not used: the names need not be `b`."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(lambda path, leaf: jax.tree_util.keystr(path[-1:], simple=True) != "b", params)
