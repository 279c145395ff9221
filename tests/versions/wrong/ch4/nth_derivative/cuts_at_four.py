# breaks: "n: the order, a Python int from 0 to 5.": order 5 is answered with order 4
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    first = jax.grad(fn)
    second = jax.grad(first)
    third = jax.grad(second)
    fourth = jax.grad(third)
    return [fn, first, second, third, fourth][min(n, 4)]


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    def error(t):
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

