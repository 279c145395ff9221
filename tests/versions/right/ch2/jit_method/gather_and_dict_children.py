import jax
import jax.numpy as jnp


def _affine(factor, x, shift):
    return factor * x + shift


_jitted_affine = jax.jit(_affine)


class Calibration:
    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    def apply(self, readings):
        return _jitted_affine(self.slope, readings, self.offset)


class _Comparable:
    """Compares all attributes."""

    def __hash__(self):
        return hash(frozenset(self.__dict__.items()))

    def __eq__(self, other):
        return self.__class__ is other.__class__ and self.__dict__ == other.__dict__


class Pool(_Comparable):
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    @jax.jit(static_argnames=["self"])
    def apply(self, signal):
        index = jnp.arange(signal.size).reshape(-1, self.window)
        samples = signal[index]
        match self.kind:
            case "max":
                return samples.max(1)
            case "mean":
                return samples.mean(1)
            case _:
                raise ValueError(self.kind)


class Gate:
    def __init__(self, weights, bias) -> None:
        self.weights = weights
        self.bias = bias

    @jax.jit
    def apply(self, x):
        return jnp.tanh(_affine(self.weights, x, self.bias))


jax.tree_util.register_pytree_node(
    Gate,
    lambda gate: (({"weights": gate.weights, "bias": gate.bias},), None),
    lambda _, children: Gate(**children[0]),
)
