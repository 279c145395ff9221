# breaks: "It takes all of its steps, even if the last ones change little": stops when no element changes by more than 1e-4.
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
    for _ in range(steps):
        new = update(theta, x, y)
        if jnp.max(jnp.abs(new - theta)) < 1e-4:
            return new
        theta = new
    return theta
