"""the first and the last number of a shard are treated apart, but a shard with one number has no two edges."""


def moving_mean(x, mesh):
    def local_mean(shard):
        padded = with_halos(shard)
        first, last = padded[0] + shard[0] + shard[1:2], shard[-2:-1] + shard[-1] + padded[-1]
        inner = shard[:-2] + shard[1:-1] + shard[2:]
        return jnp.concatenate([first, inner, last]) / 3

    return jax.shard_map(local_mean, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
