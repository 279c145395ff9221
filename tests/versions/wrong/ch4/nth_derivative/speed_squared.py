# breaks: "The acceleration is the second one.": the speed times itself is used in place of the second derivative
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
        return nth_derivative(at, 1)(t) ** 2 + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

