"""a `vmap` without `in_axes` goes over both sets at once, like `zip`, and pairs the first only with the first."""


def all_pairs(fn, first, second):
    return jax.vmap(fn)(first, second)
