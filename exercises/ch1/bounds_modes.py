"""Say what an index out of range means: JAX raises no error.

Lesson: exercises/ch1/README.md#bounds_modes
"""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    """Reads a series at some steps; NaN wherever NumPy would raise `IndexError`.

    As in NumPy, steps from -1 down to `-len(series)` count from the end. All other steps outside of
    the series, on either side, give NaN. Works under `jax.jit` too, where `steps` is traced; it
    need not be jitted here.

    Args:
        series: float32, at least one element; any values, infinite ones too.
        steps: int32, any values, from -2**31 to 2**31 - 1.

    Returns:
        One element for each step, float32.

    Example:
        >>> read_or_nan(jnp.array([10.0, 20.0, 30.0]), jnp.array([0, -1, 3, -4]))
        Array([10., 30., nan, nan], dtype=float32)
    """
    # TODO: 1 line. `x.at[i].get` and `x.at[i].add` take a `mode`.
    raise NotImplementedError("read_or_nan")


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    """Adds amounts to a series at some steps; nothing happens wherever NumPy would raise `IndexError`.

    As in NumPy, steps from -1 down to `-len(series)` count from the end. Amounts for all other steps
    outside of the series are dropped. Where a step occurs twice, both amounts are added. Works under
    `jax.jit` too, where `steps` is traced; it need not be jitted here.

    Args:
        series: float32, at least one element; any values, infinite ones too.
        steps: int32, any values, from -2**31 to 2**31 - 1.
        amounts: float32, one for each step; any values, infinite ones too.

    Returns:
        The new series, float32.

    Example:
        >>> add_or_drop(jnp.array([10.0, 20.0, 30.0]), jnp.array([0, -1, 3]), jnp.array([1.0, 2.0, 4.0]))
        Array([11., 20., 32.], dtype=float32)
    """
    # TODO: 1 line.
    raise NotImplementedError("add_or_drop")


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    """Reads a series at some steps, as if its edges went on for ever.

    Steps past the end read the last element. Steps below zero lie before the start and read the
    first element: here, -1 does not count from the end. Works under `jax.jit` too, where `steps` is
    traced; it need not be jitted here.

    Args:
        series: float32, at least one element; any values, infinite ones too.
        steps: int32, any values, from -2**31 to 2**31 - 1.

    Returns:
        One element for each step, float32.

    Example:
        >>> read_clamped(jnp.array([10.0, 20.0, 30.0]), jnp.array([-1, 1, 3]))
        Array([10., 20., 30.], dtype=float32)
    """
    # TODO: 1 line. What does JAX do with a negative index before it looks at the mode?
    raise NotImplementedError("read_clamped")
