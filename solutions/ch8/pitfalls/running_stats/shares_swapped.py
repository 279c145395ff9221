"""the mean moved by the share of the left rows, but the right rows pull it."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = left.count / jnp.maximum(count, 1)
    distance = right.mean - left.mean
    return Stats(count, left.mean + share * distance, left.m2 + right.m2 + right.count * share * distance**2)
