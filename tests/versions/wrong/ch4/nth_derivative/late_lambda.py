# breaks: "Returns a function that computes the n-th derivative of `fn`.": the lambda looks up its own name when called, RecursionError for every n >= 1
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    for _ in range(n):
        fn = lambda x: jax.grad(fn)(x)
    return fn


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    def error(t):
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

