"""device 0 sends its own mean to all, so they agree, but the squares of the other devices are lost."""


def mean_square(x, mesh):
    def local(shard):
        first = jax.lax.axis_index("devices") == 0
        return jax.lax.psum(jnp.where(first, jnp.mean(shard**2), 0.0), "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P())(x)
