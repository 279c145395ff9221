"""the gradient is cut by features, but it should be whole on each device: `P()`."""


def weight_gradient(batch, errors, mesh):
    return jnp.matmul(batch.T, errors, out_sharding=NamedSharding(mesh, P("devices")))
