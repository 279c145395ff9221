"""the step itself is compared, and not its content: `DictKey('b')` is no string."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(lambda path, leaf: str(path[-1:]) not in skip, params)
