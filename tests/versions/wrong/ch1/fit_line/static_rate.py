# breaks: "Another learning rate uses the same compiled program": each new learning rate compiles update again.
import functools

import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@functools.partial(jax.jit, static_argnames="learning_rate")
def update(theta, x, y, learning_rate=0.1):
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta

