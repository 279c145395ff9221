# breaks: "the loss of the batch before the": the loss is computed with the new params, for every batch with a gradient.
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


@functools.partial(jax.jit, static_argnames="epochs")
def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        return jax.lax.scan(advance, state, (x, y))

    return jax.lax.scan(epoch, state, length=epochs)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float
) -> tuple[State, Float[Array, ""]]:
    gradient = jax.grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity), loss(params, x, y)
