"""the body expects one signal, but a shard keeps the axis of the signals: map over it with `jax.vmap`."""


def convolve_all(kernels, signals, mesh):
    rows = P("devices")
    return jax.shard_map(convolve, mesh=mesh, in_specs=(rows, rows), out_specs=rows)(kernels, signals)
