# another way: Sorts by distance and then by index with `lax.sort`: ties are explicit, but it sorts all points.

import jax
import jax.numpy as jnp

def neighbours(queries, own, points, k, chunk):
    indices = jnp.arange(len(points))

    def one(query_own):
        query, number = query_own
        distances = jnp.where(indices == number, jnp.inf, jnp.sum((points - query) ** 2, axis=-1))
        return jax.lax.sort((distances, indices), num_keys=2)[1][:k]

    return jax.lax.map(one, (queries, own), batch_size=chunk)


def nearest(queries, points, k, chunk):
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    counts = (votes[:, :, None] == jnp.arange(classes)).sum(axis=1)
    return jnp.argmax(counts, axis=1)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
