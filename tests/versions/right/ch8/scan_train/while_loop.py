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


def add(scale, tree, other):
    return jax.tree.map(lambda a, b: scale * a + b, tree, other)


@jax.jit
def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float
) -> tuple[State, Float[Array, ""]]:
    before, pull = jax.vjp(functools.partial(loss, x=x, y=y), state.params)
    velocity = add(0.9, state.velocity, pull(jnp.ones_like(before))[0])
    return State(params=add(-rate, velocity, state.params), velocity=velocity), before


@functools.partial(jax.jit, static_argnames="epochs")
def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    def body(carry):
        number, state, losses = carry
        epoch, batch = jnp.divmod(number, len(x))
        state, before = step(state, x[batch], y[batch], rate)
        return number + 1, state, losses.at[epoch, batch].set(before)

    losses = jnp.zeros((epochs, len(x)))
    _, state, losses = jax.lax.while_loop(lambda carry: carry[0] < epochs * len(x), body, (0, state, losses))
    return state, losses
