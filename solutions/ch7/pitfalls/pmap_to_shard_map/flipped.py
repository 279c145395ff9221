"""`jnp.convolve` flips the kernel, and `convolve` does not."""


def convolve_all(kernels, signals, mesh):
    def local(kernels, signals):
        return jax.vmap(lambda kernel, signal: jnp.convolve(signal, kernel, mode="valid"))(kernels, signals)

    rows = P("devices")
    return jax.shard_map(local, mesh=mesh, in_specs=(rows, rows), out_specs=rows)(kernels, signals)
