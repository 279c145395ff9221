"""the mean of the gradients is clipped, and not the gradient of each example."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    mean = jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), grads)
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(mean)))
    return jax.tree.map(lambda leaf: leaf * jnp.minimum(1, max_norm / norm), mean)
