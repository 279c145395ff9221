"""a device to which nothing is sent gets zeros from `ppermute`, and this cold flows into the edge of the plate."""


def step(shard, rate):
    devices = jax.lax.axis_size("devices")
    down = [(device, device + 1) for device in range(devices - 1)]
    above = jax.lax.ppermute(shard[-1:], "devices", down)
    below = jax.lax.ppermute(shard[:1], "devices", [(after, before) for before, after in down])
    tall = jnp.concatenate([above, shard, below])
    beside = tall[:-2, 1:-1] + tall[2:, 1:-1] + shard[:, :-2] + shard[:, 2:]
    return shard.at[:, 1:-1].add(rate * (beside - 4 * shard[:, 1:-1]))
