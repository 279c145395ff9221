"""each array of a gradient has a norm of its own, but the norm is that of all arrays together."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(gradient: PyTree) -> PyTree:
        def clip_leaf(leaf: Array) -> Array:
            return leaf * jnp.minimum(1, max_norm / jnp.sqrt(jnp.sum(leaf**2)))

        return jax.tree.map(clip_leaf, gradient)

    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
