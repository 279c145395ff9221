"""both means count equally, but the one with more rows should weigh more."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    mean = (left.mean + right.mean) / 2
    distance = right.mean - left.mean
    spread = left.count * right.count / jnp.maximum(count, 1)
    return Stats(count, mean, left.m2 + right.m2 + spread * distance**2)
