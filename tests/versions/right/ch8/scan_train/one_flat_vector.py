# another way: Carries two flat vectors, and restores the tree inside the loss: short formulas.

from jax.flatten_util import ravel_pytree
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
    flat, unravel = ravel_pytree(state.params)
    speed, _ = ravel_pytree(state.velocity)

    def advance(carry, batch):
        flat, speed = carry
        value, gradient = jax.value_and_grad(lambda flat: loss(unravel(flat), *batch))(flat)
        speed = 0.9 * speed + gradient
        return (flat - rate * speed, speed), value

    def epoch(carry, _):
        return jax.lax.scan(advance, carry, (x, y))

    (flat, speed), losses = jax.lax.scan(epoch, (flat, speed), length=epochs)
    return State(unravel(flat), unravel(speed)), losses
