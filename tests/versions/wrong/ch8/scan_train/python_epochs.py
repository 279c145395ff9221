# breaks: "No Python loop runs over batches or epochs.": the loop over epochs writes out a scan for each, so many epochs make a long program.
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


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float
) -> tuple[State, Float[Array, ""]]:
    value, gradient = jax.value_and_grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity), value


@functools.partial(jax.jit, static_argnames="epochs")
def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    losses = []
    for _ in range(epochs):
        state, row = jax.lax.scan(lambda state, batch: step(state, *batch, rate), state, (x, y))
        losses.append(row)
    return state, jnp.stack(losses)
