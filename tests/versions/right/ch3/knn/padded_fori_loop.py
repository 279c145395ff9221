import jax
import jax.numpy as jnp

from functools import partial


@partial(jax.jit, static_argnames=("k", "chunk"))
def neighbours(queries, own, points, k, chunk):
    number = len(queries)
    blocks = -(-number // chunk)
    pad = blocks * chunk - number
    queries = jnp.pad(queries, ((0, pad), (0, 0)))
    own = jnp.pad(own, (0, pad), constant_values=-1)

    def body(i, found):
        some = jax.lax.dynamic_slice_in_dim(queries, i * chunk, chunk)
        mine = jax.lax.dynamic_slice_in_dim(own, i * chunk, chunk)
        distances = jnp.square(some[:, None] - points).sum(axis=2)
        distances = jnp.where(mine[:, None] == jnp.arange(len(points)), jnp.inf, distances)
        return jax.lax.dynamic_update_slice_in_dim(found, jax.lax.top_k(-distances, k)[1], i * chunk, axis=0)

    return jax.lax.fori_loop(0, blocks, body, jnp.zeros((blocks * chunk, k), jnp.int32))[:number]


def nearest(queries, points, k, chunk):
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    rows = jnp.arange(len(votes))[:, None]
    counts = jnp.zeros((len(votes), classes), jnp.int32).at[rows, votes].add(1)
    return counts.argmax(axis=1)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
