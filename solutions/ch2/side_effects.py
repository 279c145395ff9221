"""Move a side effect out of a jitted function: what a trace records, and what it does not.

Lesson: exercises/ch2/README.md#side_effects
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    """Logarithm to the base of 2, and the step on the way to it, compiled by `jax.jit`.

    The version to repair keeps that step in a global list. It is jitted, so the list gets one tracer for each
    trace, instead of one number for each call:

        global_list = []

        @jax.jit
        def log2(x):
            ln_x = jnp.log(x)
            global_list.append(ln_x)
            return ln_x / jnp.log(2.0)

    The repaired one is jitted too, as a whole, and has no side effect: it changes nothing outside, and while
    it runs it prints nothing and calls no Python function (no `jax.debug.print`, no callbacks). Calling it a
    second time with an array of the same shape and dtype traces nothing.

    Args:
        x: positive numbers, any shape, float32.

    Returns:
        The logarithm of `x` to the base of 2, and the natural logarithm of `x`.

    Example:
        >>> log2(jnp.array([1.0, 2.0, 8.0]))
        (Array([0., 1., 3.], dtype=float32), Array([0.    , 0.6931, 2.0794], dtype=float32))
    """
    # What a caller wants to keep becomes a result. Results are part of the program, and so they are there
    # after every call; `append` is Python, and runs only while JAX traces.
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    """Records in a list what the broken `log2` meant to keep: the natural logarithm of each of its arguments.

    Args:
        xs: the arguments of one call of `log2` after the other: arrays of positive float32 numbers, which need
            not have one shape. The list is not changed.

    Returns:
        A new Python list, with one JAX array for each of `xs`, in their shapes and order and with repeats. It
        holds nothing of earlier calls of `record_calls`.

    Example:
        >>> record_calls(list(jnp.array([1.0, 8.0, 1.0])))
        [Array(0., dtype=float32), Array(2.0794, dtype=float32), Array(0., dtype=float32)]
    """
    # Out here nothing is traced: each call of `log2` gives real arrays, and the list belongs to this call.
    return [log2(x)[1] for x in xs]
