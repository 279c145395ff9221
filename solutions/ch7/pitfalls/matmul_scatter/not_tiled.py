"""without `tiled=True`, `psum_scatter` needs as many rows as devices, and removes this axis."""


def matmul_scatter(left, right, mesh):
    def local_product(left, right):
        return jax.lax.psum_scatter(left @ right, "devices", scatter_dimension=0)

    specs = P(None, "devices"), P("devices", None)
    return jax.shard_map(local_product, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(left, right)
