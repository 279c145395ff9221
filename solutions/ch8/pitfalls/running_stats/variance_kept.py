"""`m2` holds the variance, but it should be the sum of squares, not divided by the count."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    distance = row - stats.mean
    mean = stats.mean + distance / count
    return Stats(count, mean, stats.m2 + (distance * (row - mean) - stats.m2) / count)
