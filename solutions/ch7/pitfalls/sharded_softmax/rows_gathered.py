"""every device gathers whole rows, and the maximum and the sum of each row are enough."""


def softmax(shard):
    rows, local = jax.lax.all_gather(shard, "devices", axis=1, tiled=True), shard.shape[1]
    first = jax.lax.axis_index("devices") * local
    return jax.lax.dynamic_slice_in_dim(jax.nn.softmax(rows, axis=1), first, local, axis=1)


def cross_entropy(shard, labels):
    rows = jax.lax.all_gather(shard, "devices", axis=1, tiled=True, to="invarying")
    return -jnp.take_along_axis(jax.nn.log_softmax(rows, axis=1), labels[:, None], axis=1)[:, 0]
