"""the bytes of whole arrays are counted, but a device holds only its parts."""


def bytes_on_device(shapes, mesh):
    return sum(math.prod(one.shape) * one.dtype.itemsize for one in jax.tree.leaves(shapes))
