"""the arguments were put on each device as a whole, but only the sums have to travel."""


def weight_gradient(batch, errors, mesh):
    everywhere = NamedSharding(mesh, P())
    return jax.reshard(batch, everywhere).T @ jax.reshard(errors, everywhere)
