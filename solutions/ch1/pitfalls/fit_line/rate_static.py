"""the learning rate is static, so every new value compiles another program."""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def loss_fn(theta: Float[Array, "2"], x: Float[Array, " batch"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    w, b = theta
    predictions = w * x + b
    return jnp.mean((predictions - y) ** 2)


@functools.partial(jax.jit, static_argnames="learning_rate")
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
