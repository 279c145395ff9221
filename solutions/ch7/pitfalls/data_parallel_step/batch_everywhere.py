"""the whole batch is copied to each device, so all of them would do all of the work."""


def place(params, x, y, mesh):
    return jax.device_put((params, x, y), NamedSharding(mesh, P()))
