"""the gathered shards are stacked along a new axis: `tiled=True` joins them along one that they have."""


def everything(shard):
    return jax.lax.all_gather(shard, "devices")
