"""`forward` returns a clipped value, so the value changes as soon as JAX takes a gradient."""


@jax.custom_vjp
def clip_gradient(x: PyTree, limit: float) -> PyTree:
    return x


def _forward(x: PyTree, limit: Array) -> tuple[PyTree, Array]:
    return jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), x), limit


clip_gradient.defvjp(_forward, _clip_backward)
