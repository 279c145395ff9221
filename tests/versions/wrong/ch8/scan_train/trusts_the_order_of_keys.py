# breaks: "The two keys come in any order.": values of the layer are paired with those of the gradient, whose keys JAX has sorted, so `step` outside of jit mixes up w and b if w comes first.
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
    value, gradient = jax.value_and_grad(loss)(state.params, x, y)
    params, velocity = [], []
    for layer, speeds, slopes in zip(state.params, state.velocity, gradient):
        new_layer, new_speeds = {}, {}
        for name, array, speed, slope in zip(layer, layer.values(), speeds.values(), slopes.values()):
            new_speeds[name] = 0.9 * speed + slope
            new_layer[name] = array - rate * new_speeds[name]
        params.append(new_layer)
        velocity.append(new_speeds)
    return State(params, velocity), value
