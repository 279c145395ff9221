"""the text of the path is split at a mark that a key may contain, such as `a/b`."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: jax.tree_util.keystr(path, simple=True, separator="/").split("/")[-1] not in skip, params
    )
