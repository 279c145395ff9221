"""each device gathers the whole signal, though it needs two numbers from others."""


def with_halos(shard):
    devices, me = jax.lax.axis_size("devices"), jax.lax.axis_index("devices")
    shards = jax.lax.all_gather(shard, "devices")
    return jnp.concatenate([shards[(me - 1) % devices, -1:], shard, shards[(me + 1) % devices, :1]])
