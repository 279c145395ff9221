"""the count became a float, because `1.0` was added to it."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1.0
    distance = row - stats.mean
    mean = stats.mean + distance / count
    return Stats(count, mean, stats.m2 + distance * (row - mean))
