"""`update` returns the loss instead of the new theta."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def loss_fn(theta: Float[Array, "2"], x: Float[Array, " batch"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    w, b = theta
    predictions = w * x + b
    return jnp.mean((predictions - y) ** 2)


@jax.jit
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    loss, gradient = jax.value_and_grad(loss_fn)(theta, x, y)
    theta = theta - learning_rate * gradient
    return loss


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
