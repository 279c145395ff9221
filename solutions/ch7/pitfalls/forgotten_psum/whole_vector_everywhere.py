"""the numbers are right, but each device got the whole vector: `x` is cut, and so is the result."""


def unit(x, mesh):
    def local(shard):
        return shard / jnp.sqrt(jax.lax.psum(jnp.sum(shard**2), "devices"))

    result = jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
    return jax.device_put(result, NamedSharding(mesh, P()))
