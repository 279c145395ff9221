"""each device adds up its own rows, and does not know those of the devices before it."""


def running_totals(x, mesh):
    rows = P("devices", None)
    return jax.shard_map(lambda shard: jnp.cumsum(shard, axis=0), mesh=mesh, in_specs=rows, out_specs=rows)(x)
