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


def predict(
    members: Params, x: Float[Array, "examples features"]
) -> tuple[Float[Array, " examples"], Float[Array, " examples"]]:
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    return jnp.mean(predictions, axis=0), jnp.std(predictions, axis=0)


@jax.jit
def one_step(params, x, y, rate):
    before, pull = jax.vjp(lambda params: jnp.mean((forward(params, x) - y) ** 2), params)
    return jax.tree.map(lambda p, g: p - rate * g, params, pull(jnp.ones_like(before))[0])


def train_one(
    key: Key[Array, ""], x: Float[Array, "examples features"], y: Float[Array, " examples"], rate: float, steps: int
) -> Params:
    """Only train_all may have no Python loop."""
    params = init(key, x.shape[1])
    for _ in range(steps):
        params = one_step(params, x, y, rate)
    return params


@functools.partial(jax.jit, static_argnames="steps")
def train_all(
    keys: Key[Array, " members"],
    x: Float[Array, "examples features"],
    y: Float[Array, " examples"],
    rate: float,
    steps: int,
) -> Params:
    start = jax.vmap(init, in_axes=(0, None))(keys, x.shape[1])
    all_step = jax.vmap(one_step, in_axes=(0, None, None, None))
    return jax.lax.fori_loop(0, steps, lambda _, members: all_step(members, x, y, rate), start)
