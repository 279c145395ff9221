"""the last device sends to nobody, so device 0 gets zeros."""


def from_the_device_before(shard):
    devices = jax.lax.axis_size("devices")
    return jax.lax.ppermute(shard, "devices", [(i, i + 1) for i in range(devices - 1)])
