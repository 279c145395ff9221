"""the gradients are summed, then their sum is clipped and divided by the number of examples."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    total = jax.tree.map(lambda leaf: jnp.sum(leaf, axis=0), grads)
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(total)))
    examples = jax.tree.leaves(grads)[0].shape[0]
    return jax.tree.map(lambda leaf: leaf * jnp.minimum(1, max_norm / norm) / examples, total)
