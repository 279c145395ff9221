"""the square root is missing, so the squared norm is compared with `max_norm`."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(gradient: PyTree) -> PyTree:
        squared = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(gradient))
        return jax.tree.map(lambda leaf: leaf * jnp.minimum(1, max_norm / squared), gradient)

    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
