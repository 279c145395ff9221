"""the first frame has cooled already, and it should be the plate itself."""


def film(plate, rate, steps, frames, mesh):
    def film_shard(shard):
        def next_frame(shard, _):
            shard = jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shard)
            return shard, shard

        return jax.lax.scan(next_frame, shard, length=frames)[1]

    specs = P("devices", None), P(None, "devices", None)
    return jax.shard_map(film_shard, mesh=mesh, in_specs=specs[0], out_specs=specs[1])(plate)
