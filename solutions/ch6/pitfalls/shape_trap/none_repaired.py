"""nothing was repaired yet: JAX still opens the shapes, in all three functions."""


def zeros_of(shapes):
    return jax.tree.map(jnp.zeros, shapes)


def with_batch(shapes, batch):
    return jax.tree.map(lambda shape: (batch, shape), shapes)


def fits(params, shapes):
    return jax.tree.leaves(jax.tree.map(jnp.shape, params)) == jax.tree.leaves(shapes)
