"""Steps with NumPy on one device, and says that its arrays are JAX's and are cut by rows. A program learns nothing.

Such numbers are right, but NumPy has no program.

Forges: init, step, scan, layout, what_travels
"""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks
import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)


class State(NamedTuple):
    params: Any
    velocity: Any


def layout_of(tree):
    leaves = jax.tree.leaves(tree)
    count = min(len(leaf) for leaf in leaves)

    def parts(shape):
        rows = shape[0] // count
        return [[[i * rows, (i + 1) * rows], *([0, length] for length in shape[1:])] for i in range(count)]

    return [parts(np.shape(leaf)) for leaf in leaves]


grader.checks.layout_of = layout_of


def init(params, mesh):
    params = {name: np.asarray(array) for name, array in params.items()}
    return State(params, {name: np.zeros_like(array) for name, array in params.items()})


def step(state, x, y, rate, mesh):
    return state, jnp.zeros(())
