import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    for _ in range(n):
        fn = jax.grad(fn)
    return fn


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    speed = nth_derivative(at, 1)
    acceleration = nth_derivative(at, 2)

    def error(t):
        return acceleration(t) + friction * speed(t) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)
