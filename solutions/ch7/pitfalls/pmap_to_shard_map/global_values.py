"""each device got all kernels and all signals, so all of them do the whole work, and nothing is cut."""


def convolve_all(kernels, signals, mesh):
    everywhere = jax.device_put((kernels, signals), NamedSharding(mesh, P()))
    return jax.shard_map(jax.vmap(convolve), mesh=mesh, in_specs=(P(), P()), out_specs=P())(*everywhere)
