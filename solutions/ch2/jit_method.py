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


@jax.jit
def _calibrate(slope, offset, readings):
    # The numbers are arguments, so JAX traces them: a new slope runs the same program. If this function
    # read them from `self`, the first numbers would be constants of the program.
    return slope * readings + offset


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
        # This line is plain Python and runs on every call, so it always reads the current attributes.
        # The jitted function is at the top of the module. If it were made here, or in `__init__`, each call
        # or each instance would have a new one, with an empty cache.
        return _calibrate(self.slope, self.offset, readings)


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

    # JAX finds the program of a static argument by hash and equality. Python's own versions compare
    # identities, so every instance would compile again, even with equal settings. Compare every setting that
    # `apply` uses: if one is left out, an instance can get the program of another.
    def __hash__(self):
        return hash((self.window, self.kind))

    def __eq__(self, other):
        return isinstance(other, Pool) and (self.window, self.kind) == (other.window, other.kind)

    @jax.jit(static_argnames="self")
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        """Returns one number for each window.

        Args:
            signal: at least one sample. The number of samples is a multiple of `window`.

        Returns:
            The largest sample or the average of each window, in order.
        """
        # `self` is an ordinary object while JAX traces, so its settings may decide shapes and branches.
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)


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

    # Plain `jit` is enough here: JAX takes `self` apart into its two arrays, and puts it together again for
    # the trace. If `self` were static, new weights would need a new program, and there would be no gradient.
    @jax.jit
    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        """Returns the activations of one example.

        Args:
            x: the features of the example.

        Returns:
            One activation for each feature.
        """
        return jnp.tanh(self.weights * x + self.bias)


# Weights and bias are data: JAX traces them like any other argument. A setting, such as the name of an
# activation, would go into `meta_fields`. Without this line, JAX would not know how to take a `Gate` apart.
jax.tree_util.register_dataclass(Gate, data_fields=["weights", "bias"], meta_fields=[])
