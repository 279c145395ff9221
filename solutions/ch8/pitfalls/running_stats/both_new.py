"""both distances were taken to the new mean, but one belongs to the old mean."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    mean = stats.mean + (row - stats.mean) / count
    return Stats(count, mean, stats.m2 + (row - mean) ** 2)
