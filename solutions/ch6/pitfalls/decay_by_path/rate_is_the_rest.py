"""each leaf was multiplied by the rate: it loses this share, and keeps 1 - rate."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(lambda leaf, decays: rate * leaf if decays else leaf, params, decay_mask(params, skip))
