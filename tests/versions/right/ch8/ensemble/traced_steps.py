# another way: Traces `steps` too, so another number of steps compiles nothing.

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


def train_one(
    key: Key[Array, ""], x: Float[Array, "examples features"], y: Float[Array, " examples"], rate: float, steps: int
) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    def step(_, params):
        return jax.tree.map(lambda p, g: p - rate * g, params, jax.grad(loss)(params))

    return jax.lax.fori_loop(0, steps, step, init(key, x.shape[1]))


@jax.jit
def train_all(
    keys: Key[Array, " members"],
    x: Float[Array, "examples features"],
    y: Float[Array, " examples"],
    rate: float,
    steps: int,
) -> Params:
    """The number of steps may be a tracer, because fori_loop takes one. So another number compiles nothing."""
    return jax.vmap(train_one, in_axes=(0, None, None, None, None))(keys, x, y, rate, steps)


def predict(
    members: Params, x: Float[Array, "examples features"]
) -> tuple[Float[Array, " examples"], Float[Array, " examples"]]:
    predictions = jax.vmap(forward, in_axes=(0, None), out_axes=1)(members, x)
    return predictions.mean(axis=1), jnp.sqrt(predictions.var(axis=1))
