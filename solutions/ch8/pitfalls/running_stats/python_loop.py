"""a Python loop goes through the rows, and each of them adds operations to the program."""


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    for row in rows:
        stats = add(stats, row)
    return stats
