"""each device divides by the total of its own signals: a `psum` over the devices is missing."""


def shares(kernel, signals, mesh):
    def local(kernel, shard):
        outputs = jax.vmap(convolve, in_axes=(None, 0))(kernel, shard)
        return outputs / outputs.sum(axis=0)

    return jax.shard_map(local, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
