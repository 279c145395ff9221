"""the names are searched in the text of the whole path, and `b` is also in `embedding`."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: not any(name in jax.tree_util.keystr(path) for name in skip), params
    )
