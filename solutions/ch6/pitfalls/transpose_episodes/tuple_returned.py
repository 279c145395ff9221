"""the trees are in a tuple, and a list was asked for."""


def unstack_tree(tree):
    leaves, structure = jax.tree.flatten(tree)
    return tuple(jax.tree.unflatten(structure, slices) for slices in zip(*leaves, strict=True))
