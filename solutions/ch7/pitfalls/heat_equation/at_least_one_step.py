"""the first step is taken before the loop, even if there are 0 steps."""


def cool(plate, rate, steps, mesh):
    def cool_shard(shard):
        return jax.lax.fori_loop(1, steps, lambda _, shard: step(shard, rate), step(shard, rate))

    return jax.shard_map(cool_shard, mesh=mesh, in_specs=P("devices", None), out_specs=P("devices", None))(plate)
