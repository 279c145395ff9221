# another way: Compiles the whole fit around a `scan`: fast, but it compiles again for each number of steps.

import functools

import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    return jnp.mean((jnp.polyval(theta, x) - y) ** 2)


@functools.partial(jax.jit)
def update(theta, x, y, learning_rate=0.1):
    gradient = jax.jacrev(loss_fn, argnums=0)(theta, x, y)
    return theta + -learning_rate * gradient


@functools.partial(jax.jit, static_argnames="steps")
def fit_line(x, y, steps=1000):
    def body(theta, _):
        return update(theta, x, y, 0.1), None

    theta, _ = jax.lax.scan(body, jnp.array([1.0, 1.0]), None, length=steps)
    return theta
