"""`m2` gained the square of the row, without any distance to a mean."""


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    return Stats(count, stats.mean + (row - stats.mean) / count, stats.m2 + row**2)
