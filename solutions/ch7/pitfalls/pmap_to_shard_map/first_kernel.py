"""all signals of a device get its first kernel, but each signal has one of its own."""


def convolve_all(kernels, signals, mesh):
    def local(kernels, signals):
        return jax.vmap(convolve, in_axes=(None, 0))(kernels[0], signals)

    rows = P("devices")
    return jax.shard_map(local, mesh=mesh, in_specs=(rows, rows), out_specs=rows)(kernels, signals)
