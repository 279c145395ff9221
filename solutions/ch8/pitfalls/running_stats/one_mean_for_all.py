"""one mean was taken over all columns, but each column has its own."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    distance = jnp.mean(row - stats.mean)
    mean = stats.mean + distance / count
    return Stats(count, mean, stats.m2 + distance * (row - mean))
