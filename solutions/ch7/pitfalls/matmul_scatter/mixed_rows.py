"""the rows were dealt out in turns, and each device should have rows that lie together."""


def matmul_scatter(left, right, mesh):
    def local_product(left, right):
        product = left @ right
        blocks = product.reshape(-1, jax.lax.axis_size("devices"), product.shape[1])
        return jax.lax.psum_scatter(blocks, "devices", scatter_dimension=1)

    specs = P(None, "devices"), P("devices", None)
    return jax.shard_map(local_product, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(left, right)
