"""the position among the leaves decides, and a leaf is known by its name."""


def decay_mask(params, skip=("b",)):
    leaves, structure = jax.tree.flatten(params)
    return jax.tree.unflatten(structure, [i % 2 == 1 for i in range(len(leaves))])
