"""`backward` returns a tuple of one cotangent, and the one of the limit is missing."""


@jax.custom_vjp
def clip_gradient(x: PyTree, limit: float) -> PyTree:
    return x


clip_gradient.defvjp(_clip_forward, lambda limit, cotangents: _clip_backward(limit, cotangents)[:1])
