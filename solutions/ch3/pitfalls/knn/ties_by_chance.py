"""the distances get a little noise, so chance decides between equally near points."""


def nearest(queries, points, k, chunk):
    def one(query):
        distances = jnp.sum((query - points) ** 2, axis=1)
        noise = jax.random.uniform(jax.random.key(0), distances.shape, maxval=0.1)
        return jax.lax.top_k(-distances - noise, k)[1]

    return jax.lax.map(one, queries, batch_size=chunk)
