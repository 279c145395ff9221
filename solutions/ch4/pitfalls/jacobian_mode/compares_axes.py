"""the numbers of axes are compared, and not those of elements."""


def jacobian(fn, x):
    differentiate = jax.jacfwd if x.ndim < jax.eval_shape(fn, x).ndim else jax.jacrev
    return differentiate(fn)(x)
