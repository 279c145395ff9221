# breaks: "Calls of one class with arrays of the same shape and dtype share this program": each call jits a new function and compiles again.
import copy
import dataclasses
import functools
import types

import jax
import jax.numpy as jnp


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        @jax.jit
        def calibrate(slope, offset, readings):
            return slope * readings + offset

        return calibrate(self.slope, self.offset, readings)


class Pool:
    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash((self.window, self.kind))

    def __eq__(self, other):
        return isinstance(other, Pool) and (self.window, self.kind) == (other.window, other.kind)

    @jax.jit(static_argnames="self")
    def apply(self, signal):
        windows = signal.reshape(-1, self.window)
        return windows.max(axis=1) if self.kind == "max" else windows.mean(axis=1)



class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    @jax.jit
    def apply(self, x):
        return jnp.tanh(self.weights * x + self.bias)


jax.tree_util.register_dataclass(Gate, data_fields=["weights", "bias"], meta_fields=[])

