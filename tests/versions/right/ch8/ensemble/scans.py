import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key

Params = list[dict[str, Float[Array, "..."]]]

HIDDEN = 16


def init(key: Key[Array, ""], features: int) -> Params:
    # One draw gives all of them: the weights of the hidden layer, its biases, and the last weights.
    numbers = jax.random.normal(key, (features + 2, HIDDEN))
    return [{"w": numbers[:-2], "b": numbers[-2]}, {"w": numbers[-1][:, None] / 4, "b": jnp.zeros(1)}]


def forward(params: Params, x: Float[Array, "examples features"]) -> Float[Array, " examples"]:
    hidden, last = params
    return (jnp.tanh(x @ hidden["w"] + hidden["b"]) @ last["w"] + last["b"])[:, 0]


def mean_squared_error(params, x, y):
    return jnp.mean((forward(params, x) - y) ** 2)


def descend(params, x, y, rate):
    gradient = jax.grad(mean_squared_error)(params, x, y)
    return jax.tree.map(lambda p, g: p - rate * g, params, gradient)


@functools.partial(jax.jit, static_argnames="steps")
def train_one(
    key: Key[Array, ""], x: Float[Array, "examples features"], y: Float[Array, " examples"], rate: float, steps: int
) -> Params:
    params, _ = jax.lax.scan(
        lambda params, _: (descend(params, x, y, rate), None), init(key, x.shape[-1]), length=steps
    )
    return params


@functools.partial(jax.jit, static_argnums=4)
def train_all(
    keys: Key[Array, " members"],
    x: Float[Array, "examples features"],
    y: Float[Array, " examples"],
    rate: float,
    steps: int,
) -> Params:
    return jax.vmap(lambda key: train_one(key, x, y, rate, steps))(keys)


def predict(
    members: Params, x: Float[Array, "examples features"]
) -> tuple[Float[Array, " examples"], Float[Array, " examples"]]:
    predictions = jax.vmap(lambda params: forward(params, x))(members)
    mean = jnp.mean(predictions, axis=0)
    return mean, jnp.sqrt(jnp.mean((predictions - mean) ** 2, axis=0))
