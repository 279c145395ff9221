"""a Python loop over the queries writes out every query into the program."""


def nearest(queries, points, k, chunk):
    def one(query):
        distances = jnp.sum((query - points) ** 2, axis=1)
        return jax.lax.top_k(-distances, k)[1]

    return jnp.stack([one(query) for query in queries])
