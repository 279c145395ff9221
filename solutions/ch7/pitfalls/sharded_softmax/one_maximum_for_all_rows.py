"""all rows have one maximum, and each row needs its own."""


def _shifted(shard):
    return shard - jax.lax.pmax(jax.lax.stop_gradient(jnp.max(shard)), "devices")
