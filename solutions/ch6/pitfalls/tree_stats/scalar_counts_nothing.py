"""a scalar array was counted as 0 elements, but the product of an empty shape is 1."""


def parameter_count(params):
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params) if leaf.shape)
