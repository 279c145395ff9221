"""the result is always a matrix, but its shape is that of `fn(x)`, followed by that of `x`."""


def jacobian(fn, x):
    out = jax.eval_shape(fn, x)
    differentiate = jax.jacfwd if x.size < out.size else jax.jacrev
    return differentiate(fn)(x).reshape(out.size, x.size)
