import jax
import jax.numpy as jnp

def neighbours(queries, own, points, k, chunk):
    """The last chunk starts earlier, so it does some queries twice: there are at least chunk of them."""
    number = len(queries)

    def body(i, found):
        start = jnp.minimum(i * chunk, number - chunk)
        some = jax.lax.dynamic_slice_in_dim(queries, start, chunk)
        mine = jax.lax.dynamic_slice_in_dim(own, start, chunk)

        def one(query, index):
            distances = jnp.sum((query - points) ** 2, axis=1)
            return jax.lax.top_k(jnp.where(jnp.arange(len(points)) == index, -jnp.inf, -distances), k)[1]

        return jax.lax.dynamic_update_slice_in_dim(found, jax.vmap(one)(some, mine), start, axis=0)

    return jax.lax.fori_loop(0, -(-number // chunk), body, jnp.zeros((number, k), jnp.int32))


def nearest(queries, points, k, chunk):
    return neighbours(queries, jnp.full(len(queries), -1), points, k, chunk)


def vote(votes, classes):
    return jax.vmap(lambda row: jnp.argmax(jnp.bincount(row, length=classes)))(votes)


def leave_one_out(points, labels, k, classes, chunk):
    found = neighbours(points, jnp.arange(len(points)), points, k, chunk)
    return vote(labels[found], classes)
