import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


class State(NamedTuple):
    """Holds what changes from step to step."""

    params: Params
    velocity: Params


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return jnp.mean((x @ last["w"] + last["b"] - y[:, None]) ** 2)


def loss_and_gradient(params, batch):
    x, y = batch
    return jax.value_and_grad(loss)(params, x, y)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float
) -> tuple[State, Float[Array, ""]]:
    before, gradient = loss_and_gradient(state.params, (x, y))
    velocity = jax.tree.map(lambda v, g: v - 0.1 * v + g, state.velocity, gradient)
    pairs = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return state._replace(params=pairs, velocity=velocity), before


def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    return _train(state, {"x": x, "y": y}, rate, epochs)


@functools.partial(jax.jit, static_argnames="epochs")
def _train(state, data, rate, epochs):
    def one(carry, batch):
        state, rate = carry
        state, before = step(state, batch["x"], batch["y"], rate)
        return (state, rate), before

    def epoch(carry, _):
        return jax.lax.scan(one, carry, data)

    (state, _), losses = jax.lax.scan(epoch, (state, jnp.float32(rate)), jnp.arange(epochs))
    return state, losses
