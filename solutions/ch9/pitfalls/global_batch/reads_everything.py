"""all rows are read for each device, which needs only its own."""


def read_batch(read, shape, mesh):
    sharding = NamedSharding(mesh, P("devices"))
    return jax.make_array_from_callback(shape, sharding, lambda index: read(0, shape[0])[index[0]])
