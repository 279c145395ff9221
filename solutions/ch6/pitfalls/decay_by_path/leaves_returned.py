"""the result is a list of leaves, and the containers are lost."""


def decay_by_path(params, rate, skip=("b",)):
    pairs = zip(jax.tree.leaves(params), jax.tree.leaves(decay_mask(params, skip)), strict=True)
    return [(1 - rate) * leaf if decays else leaf for leaf, decays in pairs]
