"""the order is one too large, because `grad` is applied once before the counting begins."""


def nth_derivative(fn, n):
    derivative = jax.grad(fn)
    for _ in range(n):
        derivative = jax.grad(derivative)
    return derivative
