"""`jnp.sum` adds inside of one shard, and nothing comes from other devices."""


def sum_of_all(shard):
    return jnp.broadcast_to(jnp.sum(shard, axis=0), shard.shape)
