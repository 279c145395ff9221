"""the order is one too small, because the first `grad` was counted as order 0."""


def nth_derivative(fn, n):
    for _ in range(n - 1):
        fn = jax.grad(fn)
    return fn
