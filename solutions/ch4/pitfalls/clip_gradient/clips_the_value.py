"""the value is clipped, but it should stay as it is."""


@jax.custom_vjp
def clip_gradient(x: PyTree, limit: float) -> PyTree:
    return jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), x)


clip_gradient.defvjp(lambda x, limit: (clip_gradient(x, limit), limit), _clip_backward)
