"""each point is its own nearest neighbour and votes for itself."""


def leave_one_out(points, labels, k, classes, chunk):
    return vote(labels[nearest(points, points, k, chunk)], classes)
