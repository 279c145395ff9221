"""all points at distance 0 are left out, twins of the point included."""


def leave_one_out(points, labels, k, classes, chunk):
    def one(query):
        distances = jnp.sum((query - points) ** 2, axis=1)
        return jax.lax.top_k(-jnp.where(distances == 0, jnp.inf, distances), k)[1]

    return vote(labels[jax.lax.map(one, points, batch_size=chunk)], classes)
