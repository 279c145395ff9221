"""both distances were taken to the old mean, but one belongs to the new mean."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    distance = row - stats.mean
    return Stats(count, stats.mean + distance / count, stats.m2 + distance**2)
