"""there is one step from each frame to the next, and there should be `steps` of them."""


def film(plate, rate, steps, frames, mesh):
    def film_shard(shard):
        return jax.lax.scan(lambda shard, _: (step(shard, rate), shard), shard, length=frames)[1]

    specs = P("devices", None), P(None, "devices", None)
    return jax.shard_map(film_shard, mesh=mesh, in_specs=specs[0], out_specs=specs[1])(plate)
