"""`Pool.__eq__` leaves out a setting, so an instance can get the program of another."""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def _calibrate(slope, offset, readings):
    return slope * readings + offset


class Calibration:
    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    def apply(self, readings: Float[Array, " time"]) -> Float[Array, " time"]:
        return _calibrate(self.slope, self.offset, readings)


class Pool:
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash(self.window)

    def __eq__(self, other):
        return isinstance(other, Pool) and self.window == other.window

    @functools.partial(jax.jit, static_argnames="self")
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)


@functools.partial(jax.tree_util.register_dataclass, data_fields=("weights", "bias"), meta_fields=())
class Gate:
    def __init__(self, weights: Float[Array, " features"], bias: Float[Array, " features"]) -> None:
        self.weights = weights
        self.bias = bias

    @jax.jit
    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        return jnp.tanh(self.weights * x + self.bias)
