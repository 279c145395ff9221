"""the results are put along the last axis with `out_axes=-1`, so rows and columns come after the axes of `fn`."""


def all_pairs(fn, first, second):
    column = jax.vmap(fn, in_axes=(0, None), out_axes=-1)
    return jax.vmap(column, in_axes=(None, 0), out_axes=-1)(first, second)
