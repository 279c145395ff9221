# breaks: "Calibration.apply uses the current slope and offset, also after they change": the offset is part of the static instance, so a new offset is ignored after the first call.
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

    def __hash__(self):
        return hash(self.slope)

    def __eq__(self, other):
        return isinstance(other, Calibration) and self.slope == other.slope

    def apply(self, readings):
        return _calibrate(self, self.slope, readings)


@jax.jit(static_argnums=0)
def _calibrate(calibration, slope, readings):
    return slope * readings + calibration.offset


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

