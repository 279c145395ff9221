"""the leaves grow: multiply them by 1 - rate."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(lambda leaf, decays: (1 + rate) * leaf if decays else leaf, params, decay_mask(params, skip))
