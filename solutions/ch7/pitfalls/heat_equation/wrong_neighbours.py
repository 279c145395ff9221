"""the rows travel the wrong way: the last row went up, and the first one went down."""


def step(shard, rate):
    devices, rows = jax.lax.axis_size("devices"), len(shard)
    down = [(device, device + 1) for device in range(devices - 1)]
    above = jax.lax.ppermute(shard[-1:], "devices", [(after, before) for before, after in down])
    below = jax.lax.ppermute(shard[:1], "devices", down)
    tall = jnp.concatenate([above, shard, below])
    inner = shard[:, 1:-1]
    beside = tall[:-2, 1:-1] + tall[2:, 1:-1] + shard[:, :-2] + shard[:, 2:]
    row = (jax.lax.axis_index("devices") * rows + jnp.arange(rows))[:, None]
    is_edge = (row == 0) | (row == devices * rows - 1)
    return shard.at[:, 1:-1].set(jnp.where(is_edge, inner, inner + rate * (beside - 4 * inner)))
