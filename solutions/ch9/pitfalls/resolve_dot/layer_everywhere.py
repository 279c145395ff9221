"""the result of `layer` is whole on each device, but data should still cut its examples."""


def layer(batch, weights, mesh):
    return jnp.matmul(batch, weights, out_sharding=NamedSharding(mesh, P()))
