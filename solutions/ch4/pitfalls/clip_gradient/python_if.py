"""a Python `if` asks whether the norm is too large, but in a program the norm is a tracer."""


@jax.custom_vjp
def clip_gradient_norm(x: PyTree, max_norm: float) -> PyTree:
    return x


def _backward(max_norm: Array, cotangents: PyTree) -> tuple[PyTree, None]:
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents)))
    if norm > max_norm:
        cotangents = jax.tree.map(lambda leaf: leaf * max_norm / norm, cotangents)
    return cotangents, None


clip_gradient_norm.defvjp(_clip_forward, _backward)
