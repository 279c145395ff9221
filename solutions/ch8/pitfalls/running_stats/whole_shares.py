"""`//` leaves no fraction of the share, so it is 0 or 1."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = right.count // jnp.maximum(count, 1)
    distance = right.mean - left.mean
    return Stats(count, left.mean + share * distance, left.m2 + right.m2 + left.count * share * distance**2)
