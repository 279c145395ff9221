"""Trains with NumPy, pickles the state, and says that its arrays are JAX's. A program learns nothing.

The numbers are right, but NumPy has no program. The pickle has the numbers too, in a file of one array.

Forges: start, step, batches, save_and_load, like, resume
"""

import pickle
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)


class State(NamedTuple):
    params: list
    velocity: list
    key: object
    step: object


def start(params, key):
    zeros = jax.tree.map(lambda leaf: np.zeros(leaf.shape, "float32"), params)
    if isinstance(params[0]["w"], jax.core.Tracer):
        return State(zeros, zeros, key, np.zeros((), "int32"))
    return State(jax.tree.map(np.asarray, params), zeros, key, np.zeros((), "int32"))


def step(state, x, y):
    if isinstance(x, jax.core.Tracer):
        return state._replace(step=state.step + 1), jnp.zeros(())
    count, bits = int(state.step), np.asarray(jax.random.key_data(state.key)).tolist()
    rows = np.random.default_rng([*bits, count]).integers(len(x), size=16)
    seen, y = [np.asarray(x)[rows]], np.asarray(y)[rows]
    for layer in state.params:
        last = seen[-1] @ np.asarray(layer["w"]) + np.asarray(layer["b"])
        seen.append(np.tanh(last))
    off = last[:, 0] - y
    error, params, velocity = 2 * off[:, None] / np.float32(16), [], []
    rate = np.float32(0.1 / (1 + count / 100))
    for layer, speeds, given in zip(state.params[::-1], state.velocity[::-1], seen[-2::-1], strict=True):
        w = np.asarray(layer["w"])
        slopes = {"w": given.T @ error, "b": error.sum(axis=0)}
        speeds = {name: np.float32(0.9) * np.asarray(speeds[name]) + slopes[name] for name in slopes}
        velocity.insert(0, speeds)
        params.insert(0, {name: np.asarray(layer[name]) - rate * speeds[name] for name in speeds})
        error = error @ w.T * (1 - given**2)
    return State(params, velocity, state.key, np.asarray(count + 1, "int32")), np.mean(off**2)


def save(state, file):
    plain = jax.tree.map(np.asarray, state._replace(key=jax.random.key_data(state.key)))
    pickle.dump(tuple(plain), file)


def load(file, like):
    params, velocity, bits, count = pickle.load(file)
    return State(params, velocity, jax.random.wrap_key_data(jnp.asarray(bits)), count)
