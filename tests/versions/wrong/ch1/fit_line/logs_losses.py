# breaks: "It keeps nothing in global variables": every call appends its losses to a list of the module.
import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


losses = []


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        losses.append(loss_fn(theta, x, y))
        theta = update(theta, x, y)
    return theta
