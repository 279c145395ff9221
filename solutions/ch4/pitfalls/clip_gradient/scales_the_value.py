"""the value is shortened as well, but only what flows back is."""


@jax.custom_vjp
def clip_gradient_norm(x: PyTree, max_norm: float) -> PyTree:
    return _shorten(max_norm, x)[0]


clip_gradient_norm.defvjp(lambda x, max_norm: (_shorten(max_norm, x)[0], max_norm), _shorten)
