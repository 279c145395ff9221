# another way: Scans once over the numbers of all steps, and `%` finds the batch: one loop, no copies.

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


@functools.partial(jax.jit, static_argnums=4)
def run(state, x, y, rate, epochs):
    def advance(state, number):
        batch = number % x.shape[0]
        return step(state, x[batch], y[batch], rate)

    state, losses = jax.lax.scan(advance, state, jnp.arange(epochs * x.shape[0]))
    return state, losses.reshape(epochs, x.shape[0])


def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    return run(state, x, y, rate, epochs)
