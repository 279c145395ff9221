# breaks: "Every call starts at theta = [1.0, 1.0]": starts at [0, 0], seen with few steps.
import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x, y, steps=1000):
    theta = jnp.zeros(2)
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
