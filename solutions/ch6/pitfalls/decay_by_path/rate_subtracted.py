"""the rate itself was subtracted: a leaf loses a share of itself."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(lambda leaf, decays: leaf - rate if decays else leaf, params, decay_mask(params, skip))
