"""the collectives are right, but `check_vma=False` still turns the check off."""


def mean_square(x, mesh):
    def local(shard):
        return jax.lax.pmean(jnp.mean(shard**2), "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P(), check_vma=False)(x)
