"""Decide what happens when an index is out of range.

Lesson: exercises/ch1/README.md#bounds_modes

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    """Reads a series at the given steps, with NaN for every step out of range.

    A step is an index into the series. As in NumPy, the steps from -1 down to `-len(series)` count from the
    end. Every other step outside the series gives NaN, on both sides. You do not have to add `@jax.jit`, but
    it must also work if somebody else does.

    Args:
        series: float32, at least one element. Any values, infinite ones too.
        steps: int32, any values from -2**31 to 2**31 - 1. At least one step.

    Returns:
        One element for each step, float32.

    Example:
        >>> read_or_nan(jnp.array([10.0, 20.0, 30.0]), jnp.array([0, -1, 3, -4]))
        Array([10., 30., nan, nan], dtype=float32)

    Checks:
        - read_or_nan gives NaN for a step past the end
        - read_or_nan counts -1 to -len(series) from the end, and gives NaN before the start
        - an infinite element or amount does not turn other results into NaN or infinity
        - all three functions work under jax.jit, on steps that have no values yet
    """
    # TODO: about 1 line.
    raise NotImplementedError("read_or_nan")


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    """Adds amounts to a series at the given steps, and drops those whose step is out of range.

    A step is an index into the series. As in NumPy, the steps from -1 down to `-len(series)` count from the
    end. The amount of every other step outside the series is dropped. If a step occurs twice, both amounts
    are added. You do not have to add `@jax.jit`, but it must also work if somebody else does.

    Args:
        series: float32, at least one element. Any values, infinite ones too.
        steps: int32, any values from -2**31 to 2**31 - 1. At least one step.
        amounts: float32, one for each step. Any values, infinite ones too.

    Returns:
        The new series, float32.

    Example:
        >>> add_or_drop(jnp.array([10.0, 20.0, 30.0]), jnp.array([0, -1, 3]), jnp.array([1.0, 2.0, 4.0]))
        Array([11., 20., 32.], dtype=float32)

    Checks:
        - add_or_drop adds every amount inside the series and drops every one outside it
        - an infinite element or amount does not turn other results into NaN or infinity
        - all three functions work under jax.jit, on steps that have no values yet
    """
    # TODO: about 1 line.
    raise NotImplementedError("add_or_drop")


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    """Reads a series at the given steps, with the nearest element for every step out of range.

    A step is an index into the series. Here all negative steps are out of range. They lie before the start,
    so even -1 reads the first element. You do not have to add `@jax.jit`, but it must also work if somebody
    else does.

    Args:
        series: float32, at least one element. Any values, infinite ones too.
        steps: int32, any values from -2**31 to 2**31 - 1. At least one step.

    Returns:
        One element for each step, float32.

    Example:
        >>> read_clamped(jnp.array([10.0, 20.0, 30.0]), jnp.array([-1, 1, 3]))
        Array([10., 20., 30.], dtype=float32)

    Checks:
        - read_clamped gives the first element for any negative step, and the last past the end
        - an infinite element or amount does not turn other results into NaN or infinity
        - all three functions work under jax.jit, on steps that have no values yet
    """
    # TODO: about 1 line.
    raise NotImplementedError("read_clamped")
