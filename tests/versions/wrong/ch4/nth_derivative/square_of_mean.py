# breaks: "loss     = mean of error(t)**2     over the times": the mean is taken before the square, errors of both signs cancel
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    for _ in range(n):
        fn = jax.grad(fn)
    return fn


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    def error(t):
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times)) ** 2

