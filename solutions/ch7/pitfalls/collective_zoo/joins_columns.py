"""the shards are joined side by side, along axis 1."""


def everything(shard):
    return jax.lax.all_gather(shard, "devices", axis=1, tiled=True)
