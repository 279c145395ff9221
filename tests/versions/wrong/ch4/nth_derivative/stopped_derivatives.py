# breaks: "its gradient with respect to `params` is right": the speed and the acceleration are cut off from params, the loss itself is right
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
        speed = jax.lax.stop_gradient(nth_derivative(at, 1)(t))
        acceleration = jax.lax.stop_gradient(nth_derivative(at, 2)(t))
        return acceleration + friction * speed + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

