# breaks: "A point is never its own neighbour.": with twins, the nearest of k + 1 is the first twin, so the second one keeps itself
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
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    return jax.vmap(lambda row: jnp.argmax(jnp.bincount(row, length=classes)))(votes)


def leave_one_out(points, labels, k, classes, chunk):
    found = nearest(points, points, k + 1, chunk)[:, 1:]
    return vote(labels[found], classes)
