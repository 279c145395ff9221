# another way: Keeps the key and folds in the step, so you can draw the batch of any step again.

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
    velocity = jax.tree.map(lambda leaf: jnp.zeros(leaf.shape, jnp.float32), params)
    return State(params=params, velocity=velocity, key=key, step=jnp.zeros((), jnp.int32))


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    """The key stays as it is. The number of the step makes a new key from it."""
    batch_key = jax.random.fold_in(state.key, state.step)
    rows = jax.random.choice(batch_key, x.shape[0], (BATCH,), replace=False)
    value, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step.astype(jnp.float32) / 100)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return state._replace(params=params, velocity=velocity, step=state.step + 1), value


def save(state: State, file: BinaryIO) -> None:
    leaves = jax.tree.leaves((state.params, state.velocity))
    arrays = {f"leaf{number}": leaf for number, leaf in enumerate(leaves)}
    np.savez(file, key=jax.random.key_data(state.key), step=state.step, **arrays)


def load(file: BinaryIO, like: State) -> State:
    leaves, structure = jax.tree.flatten((like.params, like.velocity))
    with np.load(file) as arrays:
        read = [jnp.array(arrays[f"leaf{number}"]) for number in range(len(leaves))]
        key = jax.random.wrap_key_data(jnp.array(arrays["key"]))
        params, velocity = jax.tree.unflatten(structure, read)
        return State(params, velocity, key, jnp.array(arrays["step"]))
