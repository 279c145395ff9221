# breaks: "The batches of all steps are independent": all steps of one epoch share a permutation, so with 32 or more examples two neighbouring batches never share an example.
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


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    per_epoch = x.shape[0] // BATCH
    epoch_key = jax.random.fold_in(state.key, state.step // per_epoch)
    order = jax.random.permutation(epoch_key, x.shape[0])
    rows = jax.lax.dynamic_slice_in_dim(order, state.step % per_epoch * BATCH, BATCH)
    value, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity, state.key, state.step + 1), value
