# breaks: "The mean of (w * x + b - y) ** 2": divides by 100, wrong for any batch that has not 100 points.
import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.sum((w * x + b - y) ** 2) / 100


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta

