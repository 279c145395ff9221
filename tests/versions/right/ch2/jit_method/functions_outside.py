import jax
import jax.numpy as jnp


def _calibrate(coefficients, readings):
    slope, offset = coefficients
    return offset + slope * readings


def _pool(pool, signal):
    rows = jnp.reshape(signal, (signal.shape[0] // pool.window, pool.window))
    if pool.kind == "max":
        return jnp.amax(rows, axis=1)
    return jnp.mean(rows, axis=1)


def _gate(gate, x):
    return jnp.tanh(jnp.add(jnp.multiply(gate.weights, x), gate.bias))


_calibrate_program = jax.jit(_calibrate)
_pool_program = jax.jit(_pool, static_argnums=(0,))
_gate_program = jax.jit(_gate)


class Calibration:
    def __init__(self, slope, offset):
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return _calibrate_program((self.slope, self.offset), readings)


class Pool:
    def __init__(self, window, kind):
        self.window = window
        self.kind = kind

    def __eq__(self, other):
        return isinstance(other, Pool) and self.window == other.window and self.kind == other.kind

    def __hash__(self):
        return hash(self.window) ^ hash(self.kind)

    def apply(self, signal):
        return _pool_program(self, signal)


class Gate:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def apply(self, x):
        return _gate_program(self, x)


def _flatten(gate):
    return [gate.weights, gate.bias], ()


def _unflatten(_, leaves):
    gate = object.__new__(Gate)
    gate.weights, gate.bias = leaves
    return gate


jax.tree_util.register_pytree_node(Gate, _flatten, _unflatten)
