"""Draws, computes and trains with NumPy and no `jit`, and says that its arrays are JAX's. A program learns nothing.

Such numbers are right, but NumPy has no program.

Forges: init, forward, loss, step, accuracy, speed
"""

import itertools

import jax
import jax.numpy as jnp
import numpy as np

import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)

_drawn = np.random.default_rng(0)


def init(key, sizes):
    return [
        {
            "w": jnp.asarray(_drawn.normal(size=shape) * np.sqrt(2 / shape[0]), "float32"),
            "b": jnp.zeros(shape[1]),
        }
        for shape in itertools.pairwise(sizes)
    ]


def outputs(params, x):
    seen = [np.asarray(x)]
    for layer in params:
        last = seen[-1] @ np.asarray(layer["w"]) + np.asarray(layer["b"])
        seen.append(np.maximum(last, 0))
    return seen[:-1], last[:, 0]


def forward(params, x):
    if isinstance(x, jax.core.Tracer):
        return jnp.zeros(len(x))
    return outputs(params, x)[1]


def loss(params, x, labels):
    if isinstance(x, jax.core.Tracer):
        return jnp.zeros(())
    logits = outputs(params, x)[1]
    return np.mean(np.logaddexp(np.float32(0), logits) - np.asarray(labels, "float32") * logits)


def step(params, x, labels, rate, decay):
    if isinstance(x, jax.core.Tracer):
        return params
    seen, logits = outputs(params, x)
    slopes = np.exp(-np.logaddexp(np.float32(0), -logits)) - np.asarray(labels, "float32")
    error, new = slopes[:, None] / np.float32(len(logits)), []
    rate, decay = np.float32(rate), np.float32(decay)
    for layer, given in zip(reversed(params), reversed(seen), strict=True):
        w, b = np.asarray(layer["w"]), np.asarray(layer["b"])
        new.insert(0, {"w": w - rate * (given.T @ error + decay * w), "b": b - rate * error.sum(axis=0)})
        error = error @ w.T * (given > 0)
    return new
