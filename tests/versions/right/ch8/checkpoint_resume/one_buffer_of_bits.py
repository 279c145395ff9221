# another way: Writes the bits of all numbers as one array: simple, but nobody can read it without `like`.

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


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    key, batch_key = jax.random.split(state.key)
    rows = jax.random.randint(batch_key, (BATCH,), 0, x.shape[0])
    value, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity, key, state.step + 1), value


def save(state: State, file: BinaryIO) -> None:
    """One array of uint32 holds the bits of all numbers."""
    leaves = jax.tree.leaves(state._replace(key=jax.random.key_data(state.key)))
    np.savez(file, bits=np.concatenate([np.array(leaf).reshape(-1).view(np.uint32) for leaf in leaves]))


def load(file: BinaryIO, like: State) -> State:
    like = like._replace(key=jax.random.key_data(like.key))
    leaves, structure = jax.tree.flatten(like)
    with np.load(file) as arrays:
        bits = arrays["bits"]
    ends = np.cumsum([leaf.size for leaf in leaves])
    parts = np.split(bits, ends[:-1])
    read = [jnp.asarray(part.view(leaf.dtype).reshape(leaf.shape)) for part, leaf in zip(parts, leaves)]
    state = jax.tree.unflatten(structure, read)
    return state._replace(key=jax.random.wrap_key_data(state.key))
