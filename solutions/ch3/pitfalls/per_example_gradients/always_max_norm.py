"""every gradient gets the norm `max_norm`, but those that are shorter should stay as they are."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(gradient: PyTree) -> PyTree:
        norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(gradient)))
        return jax.tree.map(lambda leaf: leaf * max_norm / jnp.maximum(norm, 1e-9), gradient)

    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
