# another way: Uses two `fori_loop`s and writes each loss to its place, which a scan would do for you.

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


@functools.partial(jax.jit, static_argnames=("epochs",))
def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    """Two loops that write each loss to its place."""
    batches = x.shape[0]

    def one_batch(epoch, batch, carry):
        state, losses = carry
        state, before = step(state, x[batch], y[batch], rate)
        return state, losses.at[epoch, batch].set(before)

    def one_epoch(epoch, carry):
        return jax.lax.fori_loop(0, batches, functools.partial(one_batch, epoch), carry)

    return jax.lax.fori_loop(0, epochs, one_epoch, (state, jnp.zeros((epochs, batches), jnp.float32)))
