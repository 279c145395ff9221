from jax.flatten_util import ravel_pytree
from typing import BinaryIO, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int32, Key

Params = list[dict[str, Float[Array, "..."]]]

BATCH = 16


class State(NamedTuple):
    """Holds all that the next step needs, apart from the examples."""

    params: Params
    velocity: Params
    key: Key[Array, ""]
    step: Int32[Array, ""]


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return jnp.mean((x @ last["w"] + last["b"] - y[:, None]) ** 2)


def start(params: Params, key: Key[Array, ""]) -> State:
    return State(params, jax.tree.map(jnp.zeros_like, params), key, jnp.int32(0))


def save(state: State, file: BinaryIO) -> None:
    numbers = state._replace(key=jax.random.key_data(state.key))
    np.savez(file, *jax.tree.leaves(numbers))


def load(file: BinaryIO, like: State) -> State:
    structure = jax.tree.structure(like)
    with np.load(file) as arrays:
        leaves = [jnp.asarray(arrays[f"arr_{i}"]) for i in range(structure.num_leaves)]
    state = jax.tree.unflatten(structure, leaves)
    return state._replace(key=jax.random.wrap_key_data(state.key))


@jax.jit
def move(state, x, y):
    flat, unravel = ravel_pytree(state.params)
    speed, _ = ravel_pytree(state.velocity)
    next_key, draw = jax.random.split(state.key)
    rows = jax.random.randint(draw, BATCH, 0, len(y))
    value, gradient = jax.value_and_grad(lambda flat: loss(unravel(flat), x[rows], y[rows]))(flat)
    speed = 0.9 * speed + gradient
    flat = flat - 0.1 / (1 + state.step / 100) * speed
    return State(unravel(flat), unravel(speed), next_key, state.step + 1), value


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    return move(state, x, y)
