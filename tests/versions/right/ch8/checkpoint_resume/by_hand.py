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
    velocity = [{name: jnp.zeros_like(array) for name, array in layer.items()} for layer in params]
    return State(params, velocity, key, jnp.array(0, dtype=jnp.int32))


def step(
    state: State, x: Float[Array, "examples features"], y: Float[Array, " examples"]
) -> tuple[State, Float[Array, ""]]:
    keys = jax.random.split(state.key)
    rows = jax.random.choice(keys[0], x.shape[0], (BATCH,))
    x, y = jnp.take(x, rows, axis=0), jnp.take(y, rows)
    gradient = jax.grad(loss)(state.params, x, y)
    rate = 0.1 / (1 + state.step / 100)
    velocity = [
        {name: 0.9 * old[name] + new[name] for name in ("w", "b")} for old, new in zip(state.velocity, gradient)
    ]
    params = [
        {name: layer[name] - rate * move[name] for name in ("w", "b")} for layer, move in zip(state.params, velocity)
    ]
    return State(params, velocity, keys[1], state.step + 1), loss(state.params, x, y)


def save(state: State, file: BinaryIO) -> None:
    arrays = {"key": np.asarray(jax.random.key_data(state.key)), "step": np.asarray(state.step)}
    for part in ("params", "velocity"):
        for number, layer in enumerate(getattr(state, part)):
            for name in layer:
                arrays[f"{part}-{number}-{name}"] = np.asarray(layer[name])
    np.savez(file, **arrays)


def load(file: BinaryIO, like: State) -> State:
    arrays = np.load(file)

    def part(called):
        layers = range(len(like.params))
        return [{name: jnp.asarray(arrays[f"{called}-{number}-{name}"]) for name in ("w", "b")} for number in layers]

    key = jax.random.wrap_key_data(jnp.asarray(arrays["key"]))
    return State(part("params"), part("velocity"), key, jnp.asarray(arrays["step"]))
