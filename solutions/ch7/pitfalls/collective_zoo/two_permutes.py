"""a second `ppermute` closes the ring: one list of pairs can hold the last pair too."""


def from_the_device_before(shard):
    devices = jax.lax.axis_size("devices")
    moved = jax.lax.ppermute(shard, "devices", [(i, i + 1) for i in range(devices - 1)])
    return moved + jax.lax.ppermute(shard, "devices", [(devices - 1, 0)])
