"""the leaves that do not decay became 0: they stay as they are."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(lambda leaf, decays: (1 - rate) * leaf * decays, params, decay_mask(params, skip))
