"""`jnp.roll` inside of `jax.shard_map` rolls each shard, so the edges get numbers of their own shard."""


def moving_mean(x, mesh):
    def local_mean(shard):
        return (jnp.roll(shard, 1) + shard + jnp.roll(shard, -1)) / 3

    return jax.shard_map(local_mean, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
