"""a small number was added below the root, and a short vector does not get the length 1."""


def unit(x, mesh):
    def local(shard):
        return shard / jnp.sqrt(jax.lax.psum(jnp.sum(shard**2), "devices") + 1e-6)

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
