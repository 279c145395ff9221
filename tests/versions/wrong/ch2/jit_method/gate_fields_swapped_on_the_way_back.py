# breaks: "its attributes hold the gradients": flatten gives (bias, weights) but unflatten takes (weights, bias), so a plain apply is right, but inside jax.grad or jax.jit the weights and the bias are swapped.
import copy
import dataclasses
import functools
import types

import jax
import jax.numpy as jnp


@jax.jit
def _calibrate(slope, offset, readings):
    return slope * readings + offset


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return _calibrate(self.slope, self.offset, readings)



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



@jax.jit
def _gate(weights, bias, x):
    return jnp.tanh(weights * x + bias)


class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def apply(self, x):
        return _gate(self.weights, self.bias, x)


jax.tree_util.register_pytree_node(
    Gate, lambda gate: ((gate.bias, gate.weights), None), lambda _, children: Gate(*children)
)
