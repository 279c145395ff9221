"""Trains and predicts with NumPy and no `jit`, and says that its arrays are JAX's. A program learns nothing.

Such numbers are right, but NumPy has no program.

Forges: train_one, train_all, predict, constant_size, speed
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)


def init(key, features):
    numbers = jax.random.normal(key, (features + 2, 16))
    return [{"w": numbers[:-2], "b": numbers[-2]}, {"w": numbers[-1][:, None] / 4, "b": jnp.zeros(1)}]


def outputs(params, x):
    first, last = params
    hidden = np.tanh(np.asarray(x) @ np.asarray(first["w"]) + np.asarray(first["b"]))
    return hidden, hidden @ np.asarray(last["w"]) + np.asarray(last["b"])


def train_one(key, x, y, rate, steps):
    params = init(key, x.shape[1])
    if isinstance(x, jax.core.Tracer):
        return params
    rate = np.float32(rate)
    for _ in range(steps):
        hidden, predictions = outputs(params, x)
        error = 2 * (predictions - np.asarray(y)[:, None]) / np.float32(len(y))
        back = error @ np.asarray(params[1]["w"]).T * (1 - hidden**2)
        slopes = (np.asarray(x).T @ back, back.sum(axis=0)), (hidden.T @ error, error.sum(axis=0))
        params = [
            {"w": np.asarray(layer["w"]) - rate * w, "b": np.asarray(layer["b"]) - rate * b}
            for layer, (w, b) in zip(params, slopes, strict=True)
        ]
    return params


def train_all(keys, x, y, rate, steps):
    if isinstance(x, jax.core.Tracer):
        return jax.tree.map(lambda leaf: jnp.zeros((len(keys), *leaf.shape)), init(keys[0], x.shape[1]))
    members = [train_one(key, x, y, rate, steps) for key in keys]
    return jax.tree.map(lambda *leaves: np.stack(leaves), *members)


def predict(members, x):
    if isinstance(x, jax.core.Tracer):
        return jnp.zeros(len(x)), jnp.zeros(len(x))
    count = len(members[0]["b"])
    each = [
        outputs(jax.tree.map(lambda leaf, number=number: leaf[number], members), x)[1][:, 0] for number in range(count)
    ]
    return np.mean(each, axis=0), np.std(each, axis=0)
