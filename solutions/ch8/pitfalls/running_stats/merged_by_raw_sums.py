"""`merge` went through the sums of squares, whose digits are lost if the mean is large."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    mean = (left.count * left.mean + right.count * right.mean) / jnp.maximum(count, 1)
    squares = left.m2 + left.count * left.mean**2 + right.m2 + right.count * right.mean**2
    return Stats(count, mean, squares - count * mean**2)
