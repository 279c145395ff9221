# breaks: "No Python loop runs over the times.": a list comprehension runs over them, the program grows with the number of times
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    for _ in range(n):
        fn = jax.grad(fn)
    return fn


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    speed, acceleration = nth_derivative(at, 1), nth_derivative(at, 2)
    errors = [acceleration(t) + friction * speed(t) + at(t) for t in times]
    return jnp.mean(jnp.stack(errors) ** 2)

