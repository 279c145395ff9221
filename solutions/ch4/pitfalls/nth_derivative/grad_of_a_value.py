"""`jax.grad` gets the number that `fn` returned, but it needs a function."""


def nth_derivative(fn, n):
    def derivative(x):
        result = fn(x)
        for _ in range(n):
            result = jax.grad(result)(x)
        return result

    return derivative
