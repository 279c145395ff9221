"""each device subtracts the maximum of its own shard, so the sum adds numbers that do not fit together."""


def _shifted(shard):
    return shard - jnp.max(shard, axis=1, keepdims=True)
