"""all means are copied to each device, but each needs its own part only."""


def moving_mean(x, mesh):
    def local_mean(shard):
        padded = with_halos(shard)
        return (padded[:-2] + padded[1:-1] + padded[2:]) / 3

    means = jax.shard_map(local_mean, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
    return jax.device_put(means, NamedSharding(mesh, P()))
