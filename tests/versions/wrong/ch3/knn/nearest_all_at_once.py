# breaks: "It works on `chunk` queries at a time, and on the rest at the end.": nearest has the distances of all pairs, for more than 2 * chunk queries
import jax
import jax.numpy as jnp

def neighbours(queries, own, points, k, chunk):
    """The k nearest points of each query, but never the one with its index in own."""

    def one(query_own):
        query, number = query_own
        distances = jnp.sum((query - points) ** 2, axis=1)
        distances = jnp.where(jnp.arange(len(points)) == number, jnp.inf, distances)
        return jax.lax.top_k(-distances, k)[1]

    return jax.lax.map(one, (queries, own), batch_size=chunk)


def nearest(queries, points, k, chunk):
    distances = jnp.sum((queries[:, None] - points) ** 2, axis=-1)
    return jax.lax.top_k(-distances, k)[1]


def vote(votes, classes):
    return jax.vmap(lambda row: jnp.argmax(jnp.bincount(row, length=classes)))(votes)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
