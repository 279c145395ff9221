"""a Python `if` asks whether the norm is too large, but under `vmap` the norm is a tracer."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(gradient: PyTree) -> PyTree:
        norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(gradient)))
        if norm > max_norm:
            return jax.tree.map(lambda leaf: leaf * max_norm / norm, gradient)
        return gradient

    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
