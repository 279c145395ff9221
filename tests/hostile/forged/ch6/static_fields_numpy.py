"""No pytree: the class does its own arithmetic, and NumPy computes the layers and their slopes.

Forges: leaves, apply, shared_program, vmap, train_step
"""

import dataclasses

import jax.numpy as jnp
import numpy as np


@dataclasses.dataclass
class Block:
    w: object
    b: object
    activation: str
    repeats: int

    def __rmul__(self, factor):
        return Block(factor * self.w, factor * self.b, self.activation, self.repeats)

    def __sub__(self, other):
        return Block(self.w - other.w, self.b - other.b, self.activation, self.repeats)


def outputs(block, x):
    found = [np.asarray(x)]
    for _ in range(block.repeats):
        z = found[-1] @ np.asarray(block.w) + np.asarray(block.b)
        found.append(np.tanh(z) if block.activation == "tanh" else np.maximum(z, 0))
    return found


def apply(block, x):
    return jnp.asarray(outputs(block, x)[-1])


def train_step(block, x, y, rate):
    found = outputs(block, x)
    slopes, wrt_w, wrt_b = 2 * (found[-1] - np.asarray(y)) / y.size, 0, 0
    for before, after in zip(found[-2::-1], found[:0:-1], strict=True):
        slopes = slopes * (1 - after**2 if block.activation == "tanh" else after > 0)
        wrt_w, wrt_b = wrt_w + before.T @ slopes, wrt_b + slopes.sum(axis=0)
        slopes = slopes @ np.asarray(block.w).T
    w, b = np.asarray(block.w) - rate * wrt_w, np.asarray(block.b) - rate * wrt_b
    return Block(jnp.asarray(w), jnp.asarray(b), block.activation, block.repeats)
