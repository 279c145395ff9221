"""a point at the same place as the query is left out of `nearest`, where it counts."""


def nearest(queries, points, k, chunk):
    def one(query):
        distances = jnp.sum((query - points) ** 2, axis=1)
        distances = jnp.where(distances == 0, jnp.inf, distances)
        return jax.lax.top_k(-distances, k)[1]

    return jax.lax.map(one, queries, batch_size=chunk)
