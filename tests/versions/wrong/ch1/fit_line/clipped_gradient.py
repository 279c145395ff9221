# breaks: "theta_new = theta - learning_rate * gradient": a gradient element beyond 10 is clipped (large x or y).
import jax
import jax.numpy as jnp


def loss_fn(theta, x, y):
    w, b = theta
    return jnp.mean((w * x + b - y) ** 2)


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    gradient = jnp.clip(jax.grad(loss_fn)(theta, x, y), -10.0, 10.0)  # keeps it stable
    return theta - learning_rate * gradient


def fit_line(x, y, steps=1000):
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta

