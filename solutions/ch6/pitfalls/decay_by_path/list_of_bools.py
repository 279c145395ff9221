"""the mask is a list, and it must have the containers of the params."""


def decay_mask(params, skip=("b",)):
    return [_name(path) not in skip for path, _ in jax.tree.leaves_with_path(params)]


def decay_by_path(params, rate, skip=("b",)):
    leaves, structure = jax.tree.flatten(params)
    pairs = zip(leaves, decay_mask(params, skip), strict=True)
    return jax.tree.unflatten(structure, [(1 - rate) * leaf if decays else leaf for leaf, decays in pairs])
