"""the mask is the wrong way round: True means that a leaf decays."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(lambda path, leaf: jax.tree_util.keystr(path[-1:], simple=True) in skip, params)
