"""Computes with NumPy and calls the results JAX arrays. Nothing is compiled, and counts and names of steps are forged.

The claims are believed: such small work is as fast in NumPy. A program cannot be exported from NumPy.
Forges: calibration_values, pool_values, compiled_once
"""

import jax.numpy as jnp
import numpy as np

import grader.checks.structure as structure
import grader.checks.tracing as tracing

structure.outermost_steps = lambda *_: {"compiled": 1, "others": []}
tracing.count_traces = lambda _, calls: [0 for _ in calls]


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return jnp.asarray(self.slope * np.asarray(readings) + self.offset, "float32")


class Pool:
    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    def apply(self, signal):
        windows = np.asarray(signal).reshape(-1, self.window)
        return jnp.asarray(windows.max(axis=1) if self.kind == "max" else windows.mean(axis=1))


class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def apply(self, x):
        return jnp.asarray(np.tanh(np.asarray(self.weights) * np.asarray(x) + np.asarray(self.bias)), "float32")
