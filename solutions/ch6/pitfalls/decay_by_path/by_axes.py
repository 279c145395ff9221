"""the number of axes decides, and a bias is known by its name."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map(lambda leaf: leaf.ndim > 1, params)
