# another way: Expands the square into a matrix product: it needs less memory, but loses digits far from 0.

import jax
import jax.numpy as jnp

def neighbours(queries, own, points, k, chunk):
    squares = jnp.sum(points**2, axis=1)

    def one(query_own):
        query, number = query_own
        product = jnp.matmul(points, query, precision=jax.lax.Precision.HIGHEST)
        distances = jnp.sum(query**2) - 2 * product + squares
        distances = jnp.where(jnp.arange(len(points)) == number, jnp.inf, distances)
        return jnp.argsort(distances, stable=True)[:k]

    return jax.lax.map(one, (queries, own), batch_size=chunk)


def nearest(queries, points, k, chunk):
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    def winner(row):
        counts = jax.vmap(lambda c: jnp.sum(row == c))(jnp.arange(classes))
        return jnp.argmax(counts)

    return jax.vmap(winner)(votes)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
