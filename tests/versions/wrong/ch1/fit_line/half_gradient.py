# breaks: "gradient of the loss with respect to theta": the factor 2 is missing, every step is half as long.
import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    w, b = theta
    error = w * x + b - y
    return theta - learning_rate * jnp.array([jnp.mean(error * x), jnp.mean(error)])


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta

