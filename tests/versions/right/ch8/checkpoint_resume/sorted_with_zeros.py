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


def rows_of(key, count):
    """The places of the 16 largest random numbers."""
    return jax.lax.top_k(jax.random.uniform(key, (count,)), BATCH)[1]


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    key = jax.random.fold_in(state.key, 1)
    rows = rows_of(jax.random.fold_in(state.key, 0), y.shape[0])
    before, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    velocity = jax.tree.map(lambda v, g: v * 0.9 + g, state.velocity, gradient)
    rate = 10.0 / (100 + state.step)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity, key, state.step + 1), before


def save(state: State, file: BinaryIO) -> None:
    key = jax.random.key_data(state.key)
    leaves = jax.tree.leaves((key, state.params, state.step, state.velocity))
    np.savez(file, **{f"{number:08d}": leaf for number, leaf in enumerate(leaves)})


def load(file: BinaryIO, like: State) -> State:
    structure = jax.tree.structure((like.key, like.params, like.step, like.velocity))
    with np.load(file, allow_pickle=False) as arrays:
        leaves = [jnp.asarray(arrays[name]) for name in sorted(arrays.files)]
    bits, params, steps, velocity = jax.tree.unflatten(structure, leaves)
    return State(params, velocity, jax.random.wrap_key_data(bits), steps)
