# another way: Makes dataclasses, so the fields give `Pool` its hash, and tell JAX the data of `Gate`.

import dataclasses

import jax
import jax.numpy as jnp
from jax.tree_util import register_dataclass


@jax.jit
def _to_units(readings, slope, offset):
    return jnp.add(jnp.multiply(slope, readings), offset)


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return _to_units(readings, offset=self.offset, slope=self.slope)


@dataclasses.dataclass(init=False, unsafe_hash=True)
class Pool:
    window: int
    kind: str

    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    @jax.jit(static_argnames="self")
    def apply(self, signal):
        windows = signal.reshape(-1, self.window)
        return getattr(windows, self.kind)(axis=1)


@register_dataclass
@dataclasses.dataclass(init=False, eq=False)
class Gate:
    weights: jax.Array
    bias: jax.Array

    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    @jax.jit
    def apply(self, x):
        return jnp.tanh(self.weights * x + self.bias)
