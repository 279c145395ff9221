"""No program: NumPy finds the neighbours and counts the votes, and says nothing to a trace.

Forges: nearest, nearest_in_chunks, vote, leave_one_out, leave_one_out_in_chunks, constant_size
"""

import jax.numpy as jnp
import numpy as np


def _first(distances, k):
    return np.argsort(distances, axis=1, kind="stable")[:, :k].astype("int32")


def _distances(queries, points):
    queries, points = np.asarray(queries), np.asarray(points)
    return np.sum((queries[:, None] - points) ** 2, axis=2)


def nearest(queries, points, k, chunk):
    return jnp.asarray(_first(_distances(queries, points), k))


def vote(votes, classes):
    counts = np.sum(np.asarray(votes)[:, :, None] == np.arange(classes), axis=1)
    return jnp.asarray(np.argmax(counts, axis=1).astype("int32"))


def leave_one_out(points, labels, k, classes, chunk):
    distances = _distances(points, points)
    np.fill_diagonal(distances, np.inf)
    return vote(np.asarray(labels)[_first(distances, k)], classes)
