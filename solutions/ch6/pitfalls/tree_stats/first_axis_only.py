"""only the length of the first axis was counted, as `len` does, and a scalar array has no length."""


def parameter_count(params):
    return sum(len(leaf) for leaf in jax.tree.leaves(params))
