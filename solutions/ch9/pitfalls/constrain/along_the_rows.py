"""the numbers of a row were added up, and not those of a column."""


def running_totals(x, mesh):
    return jnp.cumsum(x, axis=1)
