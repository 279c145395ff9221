"""Jit a method, in three ways that work.

Lesson: exercises/ch2/README.md#jit_method

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

`__init__` is written in each class. Write the method `apply`, and add what the class needs so that JAX can
compile it. Each call of `apply` starts exactly one compiled program. Calls of one class with arrays of the same
shape and dtype share this program, even if their instances differ. `Pool` is an exception: each combination of
`window` and `kind` has its own program.

Each class names a way of the lesson. Another way with the same behaviour is right too.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


class Calibration:
    """Turns raw readings into physical units. Use way 1: a jitted function outside the class.

        slope * readings + offset

    The attributes may change at any time. The next `apply` uses the new numbers and traces nothing.

    Attributes:
        slope: how many units one step of the raw reading is worth, a Python float.
        offset: the result for a raw reading of zero, a Python float.

    Example:
        >>> calibration = Calibration(2.0, 1.0)
        >>> calibration.apply(jnp.array([0.0, 3.0]))
        Array([1., 7.], dtype=float32)
        >>> calibration.slope = 10.0
        >>> calibration.apply(jnp.array([0.0, 3.0]))
        Array([ 1., 31.], dtype=float32)

    Checks:
        - Calibration.apply uses the current slope and offset, also after they change
        - each call of apply is one compiled program, which all instances with equal settings share
    """

    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    def apply(self, readings: Float[Array, " time"]) -> Float[Array, " time"]:
        """Returns the readings in physical units, with the current slope and offset.

        Args:
            readings: raw readings, in float32.

        Returns:
            Calibrated readings, in the order of `readings`.
        """
        # TODO: about 1 line, and about 3 outside the class.
        raise NotImplementedError("Calibration.apply")


class Pool:
    """Summarises each window of a signal by one number. Use way 2: `self` is static.

    Windows follow each other without overlap. The attributes never change after creation. Each combination of
    `window` and `kind` has its own program, and all instances whose `window` and `kind` are equal share it.

    Attributes:
        window: number of samples in a window. It divides the length of the signal.
        kind: `"max"` for the largest sample of a window, `"mean"` for the average.

    Example:
        >>> Pool(2, "max").apply(jnp.array([1.0, 5.0, 2.0, 0.0]))
        Array([5., 2.], dtype=float32)

    Checks:
        - Pool.apply uses the window and kind of its own instance
        - each call of apply is one compiled program, which all instances with equal settings share
    """

    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        """Returns one number for each window.

        Args:
            signal: at least one sample. The number of samples is a multiple of `window`.

        Returns:
            The largest sample or the average of each window, in order.
        """
        # TODO: about 4 lines, and about 5 more in the class.
        raise NotImplementedError("Pool.apply")


class Gate:
    """Multiplies features by weights, adds a bias, and applies tanh. Use way 3: the class is a pytree.

        tanh(weights * x + bias)

    This is a small layer that you can train. You can pass an instance to `jax.jit` and `jax.grad`, like a
    dictionary of arrays. The gradient with respect to a `Gate` is a `Gate` too, and its attributes hold the
    gradients.

    Attributes:
        weights: one factor for each feature.
        bias: one number to add for each feature.

    Example:
        >>> gate = Gate(jnp.ones(2), jnp.zeros(2))
        >>> gate.apply(jnp.array([0.0, 1.0]))
        Array([0.    , 0.7616], dtype=float32)
        >>> jax.grad(lambda gate: gate.apply(jnp.array([0.0, 1.0])).sum())(gate).bias
        Array([1.  , 0.42], dtype=float32)

    Checks:
        - Gate.apply agrees with its formula
        - jax.jit and jax.grad accept a Gate
        - each call of apply is one compiled program, which all instances with equal settings share
    """

    def __init__(self, weights: Float[Array, " features"], bias: Float[Array, " features"]) -> None:
        self.weights = weights
        self.bias = bias

    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        """Returns the activations of one example.

        Args:
            x: the features of the example.

        Returns:
            One activation for each feature.
        """
        # TODO: about 1 line, and about 2 outside the method.
        raise NotImplementedError("Gate.apply")
