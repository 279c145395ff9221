"""the plate is closed to a ring: the first row takes heat from the last one, and the other way round."""


def step(shard, rate):
    devices = jax.lax.axis_size("devices")
    down = [(device, (device + 1) % devices) for device in range(devices)]
    above = jax.lax.ppermute(shard[-1:], "devices", down)
    below = jax.lax.ppermute(shard[:1], "devices", [(after, before) for before, after in down])
    tall = jnp.concatenate([above, shard, below])
    beside = tall[:-2, 1:-1] + tall[2:, 1:-1] + shard[:, :-2] + shard[:, 2:]
    return shard.at[:, 1:-1].add(rate * (beside - 4 * shard[:, 1:-1]))
