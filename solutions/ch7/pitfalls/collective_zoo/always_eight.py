"""the sum is divided by 8, but a mesh may have another number of devices."""


def mean_of_all(shard):
    return jax.lax.psum(shard, "devices") / 8
