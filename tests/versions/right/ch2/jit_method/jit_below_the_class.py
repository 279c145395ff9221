import functools

import jax
import jax.numpy as jnp


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    @staticmethod
    @jax.jit
    def _formula(slope, offset, readings):
        return slope * readings + offset

    def apply(self, readings):
        return self._formula(self.slope, self.offset, readings)


class Pool:
    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash((Pool, self.kind, self.window))

    def __eq__(self, other):
        return isinstance(other, Pool) and [self.window, self.kind] == [other.window, other.kind]

    def apply(self, signal):
        columns = [signal[start :: self.window] for start in range(self.window)]
        if self.kind == "max":
            return functools.reduce(jnp.maximum, columns)
        return jnp.mean(jnp.stack(columns), axis=0)


class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def apply(self, x):
        return jnp.tanh(self.weights * x + self.bias)


Pool.apply = jax.jit(Pool.apply, static_argnums=0)
jax.tree_util.register_dataclass(Gate, ["weights", "bias"], [])
Gate.apply = jax.jit(Gate.apply)
