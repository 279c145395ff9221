# breaks: "No Python loop runs over queries or points.": one for chunks of queries makes the program longer, for many chunks
import jax
import jax.numpy as jnp

def neighbours(queries, own, points, k, chunk):
    found = []
    for start in range(0, len(queries), chunk):
        some = queries[start : start + chunk]
        mine = own[start : start + chunk]
        distances = jnp.sum((some[:, None] - points) ** 2, axis=-1)
        distances = jnp.where(mine[:, None] == jnp.arange(len(points)), jnp.inf, distances)
        found.append(jax.lax.top_k(-distances, k)[1])
    return jnp.concatenate(found)


def nearest(queries, points, k, chunk):
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    return jax.vmap(lambda row: jnp.argmax(jnp.bincount(row, length=classes)))(votes)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
