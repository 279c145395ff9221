"""the first step of the path is looked at, and the name is the last one."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(lambda path, leaf: jax.tree_util.keystr(path[:1], simple=True) not in skip, params)
