"""`backward` returns one cotangent, but there are two arguments."""


@jax.custom_vjp
def clip_gradient(x: PyTree, limit: float) -> PyTree:
    return x


clip_gradient.defvjp(_clip_forward, lambda limit, cotangents: _clip_backward(limit, cotangents)[0])
