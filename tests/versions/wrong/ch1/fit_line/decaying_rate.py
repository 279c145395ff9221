# breaks: "each with a learning rate of 0.1": the rate shrinks from step to step (the first step is right).
import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for step in range(steps):
        theta = update(theta, x, y, 0.1 / (1 + 0.01 * step))
    return theta
