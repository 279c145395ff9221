"""`pmax` and `psum` get whole shards, and the rows are reduced only afterwards."""


def _shifted(shard):
    largest = jax.lax.pmax(jax.lax.stop_gradient(shard), "devices")
    return shard - jnp.max(largest, axis=1, keepdims=True)


def _total(shifted):
    return jnp.sum(jax.lax.psum(jnp.exp(shifted), "devices"), axis=1)
