"""the old shape is one item of the new tuple: unpack it."""


def with_batch(shapes, batch):
    return jax.tree.map(lambda shape: (batch, shape), shapes, is_leaf=_is_shape)
