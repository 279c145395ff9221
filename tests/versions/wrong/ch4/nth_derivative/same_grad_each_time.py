# breaks: "Returns a function that computes the n-th derivative of `fn`.": every turn differentiates fn again instead of the last derivative, wrong for n >= 2
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    result = fn
    for _ in range(n):
        result = jax.grad(fn)
    return result


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    def error(t):
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

