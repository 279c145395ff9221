"""the mean is that of the two neighbours: the number itself is missing."""


def moving_mean(x, mesh):
    def local_mean(shard):
        padded = with_halos(shard)
        return (padded[:-2] + padded[2:]) / 2

    return jax.shard_map(local_mean, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
