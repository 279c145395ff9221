"""0 rows were divided by 0 rows, which gives NaN."""


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = right.count / count
    distance = right.mean - left.mean
    return Stats(count, left.mean + share * distance, left.m2 + right.m2 + left.count * share * distance**2)
