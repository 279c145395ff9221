"""the bytes of all arrays are divided, but some arrays are whole on each device."""


def bytes_on_device(shapes, mesh):
    return sum(math.prod(one.shape) * one.dtype.itemsize for one in jax.tree.leaves(shapes)) // mesh.size
