"""`m2` is only the sum of both parts, without what the distance of their means adds."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = right.count / jnp.maximum(count, 1)
    return Stats(count, left.mean + share * (right.mean - left.mean), left.m2 + right.m2)
