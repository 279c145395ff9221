"""the first axis was replaced, and the new one must stand in front of it."""


def with_batch(shapes, batch):
    return jax.tree.map(lambda shape: (batch, *shape[1:]), shapes, is_leaf=_is_shape)
