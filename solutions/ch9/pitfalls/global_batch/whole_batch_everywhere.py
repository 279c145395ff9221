"""the whole batch is copied to each device, which should hold the rows of its own loader only."""


def join(parts, mesh):
    return jax.device_put(np.concatenate(parts), NamedSharding(mesh, P()))
