"""the sum of squares and the squared mean are huge, and their difference loses its digits."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    mean = (stats.count * stats.mean + row) / count
    squares = stats.m2 + stats.count * stats.mean**2 + row**2
    return Stats(count, mean, squares - count * mean**2)
