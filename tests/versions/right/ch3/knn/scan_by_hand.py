import jax
import jax.numpy as jnp

def block(queries, own, points, k):
    distances = jnp.sum((queries[:, None, :] - points[None, :, :]) ** 2, axis=-1)
    distances = jnp.where(own[:, None] == jnp.arange(len(points))[None, :], jnp.inf, distances)
    return jax.lax.top_k(-distances, k)[1]


def neighbours(queries, own, points, k, chunk):
    number, axes = queries.shape
    blocks = number // chunk
    full = blocks * chunk

    def step(carry, inputs):
        return carry, block(inputs[0], inputs[1], points, k)

    inputs = (queries[:full].reshape(blocks, chunk, axes), own[:full].reshape(blocks, chunk))
    _, found = jax.lax.scan(step, None, inputs)
    found = found.reshape(full, k)
    if full == number:
        return found
    return jnp.concatenate([found, block(queries[full:], own[full:], points, k)])


def nearest(queries, points, k, chunk):
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    return jnp.argmax(jnp.sum(jax.nn.one_hot(votes, classes, dtype=jnp.int32), axis=1), axis=1)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
