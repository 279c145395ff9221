"""a Python loop writes each step into the program."""


def cool(plate, rate, steps, mesh):
    def cool_shard(shard):
        for _ in range(steps):
            shard = step(shard, rate)
        return shard

    return jax.shard_map(cool_shard, mesh=mesh, in_specs=P("devices", None), out_specs=P("devices", None))(plate)


def film(plate, rate, steps, frames, mesh):
    def film_shard(shard):
        shown = [shard]
        for _ in range(frames - 1):
            shown.append(jax.lax.fori_loop(0, steps, lambda _, shard: step(shard, rate), shown[-1]))
        return jnp.stack(shown)

    specs = P("devices", None), P(None, "devices", None)
    return jax.shard_map(film_shard, mesh=mesh, in_specs=specs[0], out_specs=specs[1])(plate)
