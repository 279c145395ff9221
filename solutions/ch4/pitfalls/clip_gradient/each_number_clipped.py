"""`clip_gradient_norm` clips each number by itself, which changes the direction."""


@jax.custom_vjp
def clip_gradient_norm(x: PyTree, max_norm: float) -> PyTree:
    return x


clip_gradient_norm.defvjp(_clip_forward, _clip_backward)
