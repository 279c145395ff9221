"""the square root is missing, so the squared norm is compared with `max_norm`."""


@jax.custom_vjp
def clip_gradient_norm(x: PyTree, max_norm: float) -> PyTree:
    return x


def _backward(max_norm: Array, cotangents: PyTree) -> tuple[PyTree, None]:
    squared = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents))
    factor = max_norm / jnp.maximum(squared, max_norm)
    return jax.tree.map(lambda leaf: leaf * factor, cotangents), None


clip_gradient_norm.defvjp(_clip_forward, _backward)
