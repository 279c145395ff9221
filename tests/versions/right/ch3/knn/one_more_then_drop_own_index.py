# another way: Finds one neighbour more and drops the point's own index, so `nearest` serves both functions.

import jax
import jax.numpy as jnp

def nearest(queries, points, k, chunk):
    def one(query):
        return jax.lax.top_k(-jnp.sum((query - points) ** 2, axis=1), k)[1]

    return jax.lax.map(one, queries, batch_size=chunk)


def vote(votes, classes):
    return jax.vmap(lambda row: jnp.argmax(jnp.bincount(row, length=classes)))(votes)


def leave_one_out(points, labels, k, classes, chunk):
    found = nearest(points, points, k + 1, chunk)
    own = found == jnp.arange(len(points))[:, None]
    order = jnp.argsort(own, axis=1, stable=True)[:, :k]  # own index last; if it is absent, the last one goes
    return vote(labels[jnp.take_along_axis(found, order, axis=1)], classes)
