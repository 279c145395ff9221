"""Jit a method: three ways that work.

Lesson: exercises/ch2/README.md#jit_method

Each class stores its arguments already. What is left is its method `apply`, and whatever the class
needs so that this method can be compiled: every call of it runs one compiled program. It compiles once
for arrays of one shape and dtype; a new instance traces nothing, unless it is a `Pool` with new settings.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


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
        # TODO: 1 line here, and a jitted function outside of the class, to which this line passes all
        # the numbers.
        raise NotImplementedError("Calibration.apply")


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

    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        """One number for each window."""
        # TODO: about 4 lines: `reshape` into windows, then a Python `if` on the kind. The class also
        # needs what tells JAX which instances are equal.
        raise NotImplementedError("Pool.apply")


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

    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        """Activations of one example."""
        # TODO: 1 line here, `jax.jit` above it, and a registration of the class as a pytree.
        raise NotImplementedError("Gate.apply")
