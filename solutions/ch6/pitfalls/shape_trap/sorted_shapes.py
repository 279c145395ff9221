"""`fits` finds the shapes in any order, and each must be in its own place."""


def fits(params, shapes):
    return sorted(a.shape for a in jax.tree.leaves(params)) == sorted(jax.tree.leaves(shapes, is_leaf=_is_shape))
