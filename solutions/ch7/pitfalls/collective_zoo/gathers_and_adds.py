"""all shards are gathered on each device and then added, but `psum` adds them on the way."""


def sum_of_all(shard):
    return jax.lax.all_gather(shard, "devices").sum(axis=0)
