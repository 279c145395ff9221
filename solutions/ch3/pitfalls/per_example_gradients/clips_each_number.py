"""each number is clipped by itself, which changes the direction of a gradient."""


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf: jnp.mean(jnp.clip(leaf, -max_norm, max_norm), axis=0), grads)
