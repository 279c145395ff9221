"""each shard became a ring of its own, and no number came from another device."""


def with_halos(shard):
    return jnp.concatenate([shard[-1:], shard, shard[:1]])
