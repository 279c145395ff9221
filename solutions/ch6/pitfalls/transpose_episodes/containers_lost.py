"""each tree is a plain list of its leaves: `jax.tree.unflatten` puts them into the containers."""


def unstack_tree(tree):
    return [list(slices) for slices in zip(*jax.tree.leaves(tree), strict=True)]
