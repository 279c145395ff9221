"""a small number is added to the norm, so small gradients become too short."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(gradient: PyTree) -> PyTree:
        norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(gradient)))
        return jax.tree.map(lambda leaf: leaf * jnp.minimum(1, max_norm / (norm + 1e-6)), gradient)

    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
