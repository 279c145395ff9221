"""the leaves that decay were left alone, and the others shrink."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(lambda leaf, decays: leaf if decays else (1 - rate) * leaf, params, decay_mask(params, skip))
