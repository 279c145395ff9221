"""the outer map goes over `second`, so the rows belong to `second` and the columns to `first`."""


def all_pairs(fn, first, second):
    column = jax.vmap(fn, in_axes=(0, None))
    return jax.vmap(column, in_axes=(None, 0))(first, second)
