"""each device has the mean square of its own shard: a `pmean` over the devices is missing."""


def mean_square(x, mesh):
    def local(shard):
        return jnp.mean(shard**2)

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P(), check_vma=False)(x)
