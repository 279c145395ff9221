# another way: Names each array by its path, so the order of the leaves does not matter.

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


@jax.jit
def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    new_key, batch_key = jax.random.split(state.key, 2)
    rows = jax.random.permutation(batch_key, len(x))[:BATCH]
    before, pull = jax.vjp(lambda params: loss(params, x[rows], y[rows]), state.params)
    (gradient,) = pull(jnp.ones_like(before))
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity, new_key, state.step + 1), before


def with_bits(state):
    return state._replace(key=jax.random.key_data(state.key))


def save(state: State, file: BinaryIO) -> None:
    named, _ = jax.tree_util.tree_flatten_with_path(with_bits(state))
    np.savez_compressed(file, **{jax.tree_util.keystr(path): np.asarray(leaf) for path, leaf in named})


def load(file: BinaryIO, like: State) -> State:
    with np.load(file) as arrays:
        state = jax.tree_util.tree_map_with_path(
            lambda path, _: jnp.asarray(arrays[jax.tree_util.keystr(path)]), with_bits(like)
        )
    return state._replace(key=jax.random.wrap_key_data(state.key))
