"""one norm is computed for the whole batch, so all examples are shortened alike."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(grads)))
    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0) * jnp.minimum(1, max_norm / norm), grads)
