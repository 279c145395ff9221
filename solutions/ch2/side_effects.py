"""Move a side effect out of a jitted function.

Lesson: exercises/ch2/README.md#side_effects

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    """Returns the logarithm of `x` to base 2, together with the natural logarithm.

    The natural logarithm used to go into a global list. Such a list gets one tracer per trace, not one array per call.

    Keep the decorator `@jax.jit`. Remove the side effect, and the list with it. Do not use `jax.debug.print` or a
    callback.

    Args:
        x: positive numbers, any shape, float32.

    Returns:
        A plain tuple of two arrays in the shape and dtype of `x`: the logarithm to base 2, and the natural logarithm.

    Example:
        >>> log2(jnp.array([1.0, 2.0, 8.0]))
        (Array([0., 1., 3.], dtype=float32), Array([0.    , 0.6931, 2.0794], dtype=float32))

    Checks:
        - log2 returns the logarithm to base 2 and the natural logarithm
        - the compiled program of log2 contains no print and no callback
        - log2 is one compiled program, prints nothing, changes no global and leaks no tracer
    """
    # Return the value that the caller wants to keep. Results are part of the compiled program, so every call
    # gives real numbers. `append` is Python and would run only while JAX traces.
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    """Records the natural logarithm of each array of `xs` in a new list.

    The global list was meant to hold these logarithms. `record_calls` itself is not jitted.

    Args:
        xs: a list of JAX arrays of positive float32 numbers. Their shapes may differ. The list may be empty.

    Returns:
        A new Python list. It has one JAX array for each item of `xs`, in the same shape.

    Example:
        >>> record_calls(list(jnp.array([1.0, 8.0, 1.0])))
        [Array(0., dtype=float32), Array(2.0794, dtype=float32), Array(0., dtype=float32)]

    Checks:
        - record_calls returns one array for each item of xs, in the order and the shapes of xs
        - each call of record_calls returns a new list, and xs stays as it was
    """
    # Nothing is traced out here, so each call of `log2` returns real arrays. A global list would keep the
    # numbers of earlier calls, but this list is new each time.
    return [log2(x)[1] for x in xs]
