import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    if n == 0:
        return fn
    return nth_derivative(jax.grad(fn), n - 1)


def spring_loss(position, params, times, friction):
    def error(t):
        at = lambda s: position(params, s)
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    errors = jax.vmap(error)(times)
    return jnp.mean(jnp.square(errors))
