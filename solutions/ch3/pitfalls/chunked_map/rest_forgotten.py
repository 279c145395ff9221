"""the queries that are left after the last full chunk have no result."""


def nearest(queries, points, chunk):
    full = len(queries) // chunk
    parts = queries[: full * chunk].reshape(full, chunk, queries.shape[1])
    index = jax.vmap(lambda query: jnp.argmin(jnp.sum((query - points) ** 2, axis=1)).astype(jnp.int32))
    return jax.lax.map(index, parts).reshape(full * chunk)
