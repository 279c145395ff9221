"""the first result of `jvp` is the gradient itself, and its change is the second."""


def hessian_vector_product(fn, params, direction):
    return jax.jvp(jax.grad(fn), (params,), (direction,))[0]
