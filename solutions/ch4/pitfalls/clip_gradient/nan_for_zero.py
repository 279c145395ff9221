"""a gradient of 0 is divided by its norm, and 0 / 0 is NaN."""


@jax.custom_vjp
def clip_gradient_norm(x: PyTree, max_norm: float) -> PyTree:
    return x


def _backward(max_norm: Array, cotangents: PyTree) -> tuple[PyTree, None]:
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents)))
    return jax.tree.map(lambda leaf: leaf / norm * jnp.minimum(norm, max_norm), cotangents), None


clip_gradient_norm.defvjp(_clip_forward, _backward)
