# breaks: "Order 0 gives the values of `fn` itself": grad is applied once before the loop starts, so n = 0 gives the slope
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    derivative = jax.grad(fn)
    for _ in range(n - 1):
        derivative = jax.grad(derivative)
    return derivative


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    def error(t):
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

