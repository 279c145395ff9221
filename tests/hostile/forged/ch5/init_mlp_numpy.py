"""No program: NumPy draws the weights and computes the network, and says nothing to a trace.

Forges: shapes, normal, independent, forward, size_of_numbers
"""

from itertools import pairwise

import jax.numpy as jnp
import numpy as np

_drawn = np.random.default_rng(0)


def init_mlp(key, sizes):
    return [
        {
            "w": jnp.asarray(_drawn.normal(size=shape) * np.sqrt(2 / shape[0]), jnp.float32),
            "b": jnp.zeros(shape[1]),
        }
        for shape in pairwise(sizes)
    ]


def forward(params, x):
    x = np.asarray(x)
    for layer in params[:-1]:
        x = np.maximum(0, x @ np.asarray(layer["w"]) + np.asarray(layer["b"]))
    return jnp.asarray(x @ np.asarray(params[-1]["w"]) + np.asarray(params[-1]["b"]))
