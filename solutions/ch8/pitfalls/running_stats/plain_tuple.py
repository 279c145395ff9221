"""a plain tuple came back, which has no fields: wrap it in `Stats`."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = right.count / jnp.maximum(count, 1)
    distance = right.mean - left.mean
    return count, left.mean + share * distance, left.m2 + right.m2 + left.count * share * distance**2
