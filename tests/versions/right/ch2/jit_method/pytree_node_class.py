# another way: Registers `Gate` with two methods of its own: longer, but you decide how JAX takes it apart.

from functools import partial

import jax
import jax.numpy as jnp

_line = jax.jit(lambda slope, offset, readings: slope * readings + offset)


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return _line(self.slope, self.offset, readings)


class Pool:
    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    def _key(self):
        return type(self), self.window, self.kind

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if not isinstance(other, Pool):
            return NotImplemented
        return self._key() == other._key()

    @partial(jax.jit, static_argnums=0)
    def apply(self, signal):
        reduce = {"max": jnp.max, "mean": jnp.mean}[self.kind]
        return reduce(signal.reshape(-1, self.window), axis=-1)


@jax.tree_util.register_pytree_node_class
class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def tree_flatten(self):
        return (self.weights, self.bias), None

    @classmethod
    def tree_unflatten(cls, aux, children):
        return cls(*children)

    @jax.jit
    def apply(self, x):
        return jnp.tanh(self.weights * x + self.bias)
