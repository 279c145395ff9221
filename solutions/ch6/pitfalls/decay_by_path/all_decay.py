"""all leaves shrink, those with a name in `skip` too."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(lambda leaf, decays: (1 - rate) * leaf, params, decay_mask(params, skip))
