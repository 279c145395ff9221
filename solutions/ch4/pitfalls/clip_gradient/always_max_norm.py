"""every gradient gets the norm `max_norm`, but a shorter one should stay as it is."""


@jax.custom_vjp
def clip_gradient_norm(x: PyTree, max_norm: float) -> PyTree:
    return x


def _backward(max_norm: Array, cotangents: PyTree) -> tuple[PyTree, None]:
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents)))
    return jax.tree.map(lambda leaf: leaf * max_norm / jnp.maximum(norm, 1e-9), cotangents), None


clip_gradient_norm.defvjp(_clip_forward, _backward)
