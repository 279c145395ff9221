"""the ring is open: no pair joins the last device with the first one, so zeros arrive at both ends."""


def with_halos(shard):
    devices = jax.lax.axis_size("devices")
    right = [(device, device + 1) for device in range(devices - 1)]
    left = [(destination, source) for source, destination in right]
    before, after = jax.lax.ppermute(shard[-1:], "devices", right), jax.lax.ppermute(shard[:1], "devices", left)
    return jnp.concatenate([before, shard, after])
