"""the returned function turns its number into a Python float, so it cannot be traced."""


def nth_derivative(fn, n):
    for _ in range(n):
        fn = jax.grad(fn)
    return lambda x: fn(jnp.float32(float(x)))
