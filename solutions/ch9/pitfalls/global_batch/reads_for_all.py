"""the whole batch is read by one call, and each device should read its own rows."""


def read_batch(read, shape, mesh):
    return jax.device_put(read(0, shape[0]), NamedSharding(mesh, P("devices")))
