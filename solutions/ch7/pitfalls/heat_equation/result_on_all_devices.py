"""the plate was gathered at the end, so each device has all of it."""


def everywhere(fn, plate, axis, mesh):
    def whole(shard):
        return jax.lax.all_gather(fn(shard), "devices", axis=axis, tiled=True, to="invarying")

    return jax.shard_map(whole, mesh=mesh, in_specs=P("devices", None), out_specs=P())(plate)


def cool(plate, rate, steps, mesh):
    def cool_shard(shard):
        return jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shard)

    return everywhere(cool_shard, plate, 0, mesh)


def film(plate, rate, steps, frames, mesh):
    def next_frame(shard, _):
        return jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shard), shard

    return everywhere(lambda shard: jax.lax.scan(next_frame, shard, length=frames)[1], plate, 1, mesh)
