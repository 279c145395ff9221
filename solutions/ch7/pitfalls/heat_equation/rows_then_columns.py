"""heat flowed between rows first, and then between columns, but all places change at the same time."""


def step(shard, rate):
    devices, rows = jax.lax.axis_size("devices"), len(shard)
    down = [(device, device + 1) for device in range(devices - 1)]
    above = jax.lax.ppermute(shard[-1:], "devices", down)
    below = jax.lax.ppermute(shard[:1], "devices", [(after, before) for before, after in down])
    tall = jnp.concatenate([above, shard, below])[:, 1:-1]
    new = shard.at[:, 1:-1].add(rate * (tall[:-2] + tall[2:] - 2 * tall[1:-1]))
    new = new.at[:, 1:-1].add(rate * (new[:, :-2] + new[:, 2:] - 2 * new[:, 1:-1]))
    row = (jax.lax.axis_index("devices") * rows + jnp.arange(rows))[:, None]
    return jnp.where((row == 0) | (row == devices * rows - 1), shard, new)
