import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    errors = w * x + b - y
    return jnp.sum(errors * errors) / errors.size


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    w, b = theta
    errors = w * x + b - y
    gradient = jnp.stack([2 * jnp.mean(errors * x), 2 * jnp.mean(errors)]).astype(theta.dtype)
    return theta - learning_rate * gradient


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    remaining = steps
    while remaining > 0:
        theta = update(theta, x, y, learning_rate=0.1)
        remaining -= 1
    return theta
