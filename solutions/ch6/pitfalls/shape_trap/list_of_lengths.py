"""the new shapes are lists, and a shape is a tuple."""


def with_batch(shapes, batch):
    return jax.tree.map(lambda shape: [batch, *shape], shapes, is_leaf=_is_shape)
