"""each device reads the first rows of the batch: `rows` gets an index, and does not look at it."""


def read_batch(read, shape, mesh):
    local = shape[0] // mesh.size
    return jax.make_array_from_callback(shape, NamedSharding(mesh, P("devices")), lambda index: read(0, local))
