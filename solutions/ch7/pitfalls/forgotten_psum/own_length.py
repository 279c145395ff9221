"""each device divides by the length of its own shard: the squares of the other devices are missing."""


def unit(x, mesh):
    def local(shard):
        return shard / jnp.sqrt(jnp.sum(shard**2))

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
