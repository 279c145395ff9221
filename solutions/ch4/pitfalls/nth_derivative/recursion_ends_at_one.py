"""the recursion ends at order 1, so it never ends for order 0."""


def nth_derivative(fn, n):
    if n == 1:
        return jax.grad(fn)
    return jax.grad(nth_derivative(fn, n - 1))
