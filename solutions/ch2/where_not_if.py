"""Branch on values: `where` for elements, `cond` for two sides, `switch` for several.

All three functions are called under `jax.jit`, where `x`, `done` and `index` are tracers. They need
no `jit` of their own.

Lesson: exercises/ch2/README.md#where_not_if
"""

from collections.abc import Callable

import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float, Int


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """The terms of an entropy, element by element.

        x_log_x(x) = x * log(x)     where x > 0
                     0              elsewhere

    Its gradient is `log(x) + 1` where x > 0 and 0 elsewhere: never NaN or infinite, at 0 and below it
    neither.

    Args:
        x: real numbers of any floating dtype: float16 and bfloat16 are two of them.

    Returns:
        The terms, in the shape and dtype of `x`.

    Raises:
        TypeError: `x` has a dtype that is not floating; the message names the dtype. Also under `jit`.

    Example:
        >>> x_log_x(jnp.array([-1.0, 0.0, 0.5]))
        Array([ 0.    ,  0.    , -0.3466], dtype=float32)
    """
    # A Python `if` may ask for dtypes and shapes: a tracer has those, so this runs while JAX traces.
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"expected a floating dtype, got {x.dtype}")
    positive = x > 0
    # `where` computes both sides, and so does its gradient: it multiplies the side that was not chosen
    # by 0, and 0 * inf is NaN. So the logarithm gets a harmless 1 where its result is thrown away.
    safe = jnp.where(positive, x, 1)
    return jnp.where(positive, x * jnp.log(safe), 0)


def step_unless_done(
    done: Bool[Array, ""],
    step: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    x: Float[Array, "..."],
) -> Float[Array, "..."]:
    """One step of an iteration, or none once it is done.

    Where `done` is true, `step` does not run on the device: it may be expensive. JAX may trace it.

    Args:
        done: one boolean.
        step: a Python function of `x`; its result has the shape and dtype of its argument.
        x: the state before.

    Returns:
        `x` itself where `done` is true, `step(x)` where it is false.

    Example:
        >>> step_unless_done(jnp.array(False), lambda x: x / 2, jnp.array([1.0, 3.0]))
        Array([0.5, 1.5], dtype=float32)
    """
    # `cond` traces both functions and runs one. `jnp.where(done, x, step(x))` would run `step` always.
    return lax.cond(done, lambda x: x, step, x)


def activation(index: Int[Array, ""], x: Float[Array, "..."]) -> Float[Array, "..."]:
    """An activation chosen by number.

        activation(0, x) = x
        activation(1, x) = max(x, 0)
        activation(2, x) = tanh(x)

    Only the chosen one is computed: no tanh for index 0 or 1, no maximum for index 0 or 2. An index
    below 0 counts as 0, one above 2 as 2.

    Args:
        index: which activation.
        x: pre-activations.

    Returns:
        Activations, in the shape and dtype of `x`.

    Example:
        >>> activation(jnp.array(1), jnp.array([-1.0, 2.0]))
        Array([0., 2.], dtype=float32)
    """
    # `switch` clamps the index, so one out of range counts as the nearest.
    return lax.switch(index, [lambda x: x, lambda x: jnp.maximum(x, 0), jnp.tanh], x)
