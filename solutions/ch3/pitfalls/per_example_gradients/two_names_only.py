"""only `w` and `b` are clipped, but `grads` may be any tree of arrays."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(gradient: dict[str, Array]) -> dict[str, Array]:
        norm = jnp.sqrt(jnp.sum(gradient["w"] ** 2) + jnp.sum(gradient["b"] ** 2))
        factor = jnp.minimum(1, max_norm / norm)
        return {"w": gradient["w"] * factor, "b": gradient["b"] * factor}

    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), jax.vmap(clip)(grads))
