"""Jit a method: three ways that work.

Lesson: exercises/ch2/README.md#jit_method

Each class stores its arguments already. What is left is its method `apply`, and whatever the class
needs so that this method can be compiled: every call of it runs one compiled program. It compiles once
for arrays of one shape and dtype; a new instance traces nothing, unless it is a `Pool` with new settings.
"""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def _calibrate(slope, offset, readings):
    # The numbers arrive as arguments, so they are traced: a new slope runs the same program.
    return slope * readings + offset


class Calibration:
    """Turns raw readings into physical units. Way 1: a jitted function does the work.

        slope * readings + offset

    Attributes may change at any time: the next `apply` uses the new numbers, and traces nothing.

    Attributes:
        slope: units for each step of the raw reading, a Python float.
        offset: units at a raw reading of zero, a Python float.

    Example:
        >>> calibration = Calibration(2.0, 1.0)
        >>> calibration.apply(jnp.array([0.0, 3.0]))
        Array([1., 7.], dtype=float32)
        >>> calibration.slope = 10.0
        >>> calibration.apply(jnp.array([0.0, 3.0]))
        Array([ 1., 31.], dtype=float32)
    """

    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    def apply(self, readings: Float[Array, " time"]) -> Float[Array, " time"]:
        """Calibrated readings, with the slope and the offset of now."""
        # Only this line touches `self`, and it runs on every call, so it reads the attributes of now.
        # The jitted function is at module level: made here, or in __init__, it would be a new one,
        # with an empty cache, for each call or each instance.
        return _calibrate(self.slope, self.offset, readings)


class Pool:
    """Summarises each window of a signal by one number. Way 2: `self` is static.

    Windows follow each other without overlap. Attributes never change after creation: each combination
    of settings is a program of its own, and instances with equal settings share it.

    Attributes:
        window: samples in a window. It divides the length of the signal.
        kind: `"max"` for the largest sample of a window, `"mean"` for the average.

    Example:
        >>> Pool(2, "max").apply(jnp.array([1.0, 5.0, 2.0, 0.0]))
        Array([5., 2.], dtype=float32)
    """

    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    # A static argument is looked up in the cache by hash and equality. Python's own compare identities,
    # and then each instance would be compiled anew, whatever its settings. Name every setting that
    # `apply` uses: one that is left out would be answered with another instance's program.
    def __hash__(self):
        return hash((self.window, self.kind))

    def __eq__(self, other):
        return isinstance(other, Pool) and (self.window, self.kind) == (other.window, other.kind)

    @functools.partial(jax.jit, static_argnames="self")
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        """One number for each window."""
        # `self` is an ordinary object while JAX traces, so its settings may decide shapes and branches.
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)


# Weights and bias are data: leaves of the tree, traced like any other argument. A setting such as the
# name of an activation would go into `meta_fields`.
@functools.partial(jax.tree_util.register_dataclass, data_fields=("weights", "bias"), meta_fields=())
class Gate:
    """A small trainable layer. Way 3: the class is a pytree.

        tanh(weights * x + bias)

    An instance may be passed to `jax.jit` and `jax.grad` like a dictionary of arrays: the gradient with
    respect to a `Gate` is a `Gate`, whose attributes hold the gradients.

    Attributes:
        weights: one factor for each feature.
        bias: one summand for each feature.

    Example:
        >>> gate = Gate(jnp.ones(2), jnp.zeros(2))
        >>> gate.apply(jnp.array([0.0, 1.0]))
        Array([0.    , 0.7616], dtype=float32)
        >>> jax.grad(lambda gate: gate.apply(jnp.array([0.0, 1.0])).sum())(gate).bias
        Array([1.  , 0.42], dtype=float32)
    """

    def __init__(self, weights: Float[Array, " features"], bias: Float[Array, " features"]) -> None:
        self.weights = weights
        self.bias = bias

    @jax.jit
    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        """Activations of one example."""
        # JAX flattens `self` into its two arrays on the way in, and puts it together again for the trace.
        return jnp.tanh(self.weights * x + self.bias)
