"""the means of the devices were averaged, but devices with more valid elements count more."""


def mean_of_valid(x, valid, mesh):
    def local(shard, valid):
        return jax.lax.pmean(jnp.sum(jnp.where(valid, shard, 0.0)) / jnp.sum(valid), "devices")

    specs = (P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P())(x, valid)
