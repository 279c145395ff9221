# another way: Writes the methods for one element: `jax.vmap` also maps over the arrays of a pytree `self`.

import functools

import jax
import jax.numpy as jnp


@jax.jit
@functools.partial(jax.vmap, in_axes=(0, None, None))
def _calibrate(reading, slope, offset):
    return slope * reading + offset


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return _calibrate(readings, self.slope, self.offset)


class Pool:
    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash(tuple(sorted(vars(self).items())))

    def __eq__(self, other):
        return type(other) is type(self) and vars(self) == vars(other)

    def _summary(self, samples):
        return samples.max() if self.kind == "max" else samples.mean()

    @functools.partial(jax.jit, static_argnames=("self",))
    def apply(self, signal):
        return jax.vmap(self._summary)(signal.reshape(-1, self.window))


@functools.partial(jax.tree_util.register_dataclass, data_fields=["weights", "bias"], meta_fields=[])
class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    @jax.jit
    @jax.vmap
    def apply(self, x):
        # Inside vmap, self holds one weight and one bias.
        return jnp.tanh(self.weights * x + self.bias)
