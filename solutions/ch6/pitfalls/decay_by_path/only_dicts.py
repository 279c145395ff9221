"""fields of classes have names too: their step is a `GetAttrKey`."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: not (path and isinstance(path[-1], jax.tree_util.DictKey) and path[-1].key in skip), params
    )
