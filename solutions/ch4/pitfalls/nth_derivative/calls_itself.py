"""the function in the loop looks up its own name when it is called, so it calls itself without end."""


def nth_derivative(fn, n):
    for _ in range(n):
        fn = lambda x: jax.grad(fn)(x)  # noqa: B023, E731  # this is the mistake
    return fn
