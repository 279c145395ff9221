"""`fits` compares numbers of axes, and not their lengths."""


def fits(params, shapes):
    return jax.tree.all(jax.tree.map(lambda array, shape: array.ndim == len(shape), params, shapes))
