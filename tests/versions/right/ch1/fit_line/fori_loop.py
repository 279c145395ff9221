# another way: Runs all steps in `jax.lax.fori_loop`, so Python does not start each step.

import jax
import jax.numpy as jnp


def _residuals(theta, x, y):
    return theta[0] * x + theta[1] - y


def loss_fn(theta, x, y):
    return jnp.square(_residuals(theta, x, y)).mean()


def _update(theta, x, y, learning_rate=0.1):
    _, gradient = jax.value_and_grad(loss_fn)(theta, x, y)
    return theta - learning_rate * gradient


update = jax.jit(_update)


def fit_line(x, y, steps=1000):
    return jax.lax.fori_loop(0, steps, lambda _, theta: update(theta, x, y), jnp.ones(2))
