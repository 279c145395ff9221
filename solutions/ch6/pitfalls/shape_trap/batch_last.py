"""the new axis is the last one, and it must be the first."""


def with_batch(shapes, batch):
    return jax.tree.map(lambda shape: (*shape, batch), shapes, is_leaf=_is_shape)
