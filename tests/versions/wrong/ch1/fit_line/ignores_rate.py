# breaks: "theta_new = theta - learning_rate * gradient": learning_rate=0.5 gives the step of 0.1.
import jax
import jax.numpy as jnp


LEARNING_RATE = 0.1


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    return theta - LEARNING_RATE * jax.grad(loss_fn)(theta, x, y)


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta

