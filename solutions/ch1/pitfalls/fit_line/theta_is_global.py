"""`theta` is a global variable of the module, so a second fit starts where the first one ended."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

theta = jnp.array([1.0, 1.0])


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
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    global theta
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
