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
    before, gradient = loss(state.params, x, y), jax.grad(loss)(state.params, x, y)
    velocity = [
        {name: 0.9 * old[name] + new[name] for name in ("w", "b")} for old, new in zip(state.velocity, gradient)
    ]
    params = [{name: layer[name] - rate * move[name] for name in layer} for layer, move in zip(state.params, velocity)]
    return State(params, velocity), before


@functools.partial(jax.jit, static_argnames="epochs")
def train(
    state: State,
    x: Float[Array, "batches batch features"],
    y: Float[Array, "batches batch"],
    rate: float,
    epochs: int,
) -> tuple[State, Float[Array, "epochs batches"]]:
    def advance(state, batch):
        xs, ys = batch
        return step(state, xs, ys, rate)

    def epoch(number, carry):
        state, losses = carry
        state, row = jax.lax.scan(advance, state, (x, y))
        return state, losses.at[number].set(row)

    return jax.lax.fori_loop(0, epochs, epoch, (state, jnp.zeros((epochs, len(y)))))
