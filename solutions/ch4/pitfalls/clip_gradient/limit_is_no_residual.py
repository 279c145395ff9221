"""the limit is in `nondiff_argnums`, where no tracer may stand."""

from functools import partial


@partial(jax.custom_vjp, nondiff_argnums=(1,))
def clip_gradient(x: PyTree, limit: float) -> PyTree:
    return x


clip_gradient.defvjp(lambda x, limit: (x, None), lambda limit, _, cotangents: _clip_backward(limit, cotangents)[:1])
