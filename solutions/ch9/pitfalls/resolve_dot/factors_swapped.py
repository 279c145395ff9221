"""the two factors were swapped, so the gradient is transposed: features come first."""


def weight_gradient(batch, errors, mesh):
    return jnp.matmul(errors.T, batch, out_sharding=NamedSharding(mesh, P(None, None)))
