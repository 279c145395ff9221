"""the function makes a mesh of eight devices, but `mesh` may have fewer: use the argument."""


def convolve_all(kernels, signals, mesh):
    mesh, rows = jax.make_mesh((8,), ("devices",), devices=jax.devices("cpu")), P("devices")
    return jax.shard_map(jax.vmap(convolve), mesh=mesh, in_specs=(rows, rows), out_specs=rows)(kernels, signals)
