"""the mean of the new rows was added as one row."""


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    return add(stats, jnp.mean(rows, axis=0))
