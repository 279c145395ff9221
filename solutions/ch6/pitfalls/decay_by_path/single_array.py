"""`path[-1]` fails if the params are one array: its path has no steps."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(lambda path, leaf: jax.tree_util.keystr((path[-1],), simple=True) not in skip, params)
