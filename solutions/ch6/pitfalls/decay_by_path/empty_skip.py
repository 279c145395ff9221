"""an empty `skip` was taken for a missing one, and then all leaves decay."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: jax.tree_util.keystr(path[-1:], simple=True) not in (skip or ("b",)), params
    )
