"""Branch on values: `where` for elements, `cond` for two functions, `switch` for several.

The checks call all three functions inside `jax.jit`. There, `x`, `done` and `index` are tracers. The functions need no
`jit` of their own. The examples below call them without `jit`, and that works too.

Lesson: exercises/ch2/README.md#where_not_if

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

from collections.abc import Callable

import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float, Int


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Computes the terms of an entropy, element by element.

        x_log_x(x) = x * log(x)     if x > 0
                     0              otherwise

    Its gradient is `log(x) + 1` if x > 0, and 0 otherwise. The gradient is never NaN or infinite, not even
    for x <= 0.

    Args:
        x: numbers of any floating dtype, including float16 and bfloat16. None is infinite or NaN. Those above 0
            are not below `jnp.finfo(x.dtype).tiny`.

    Returns:
        The terms, in the shape and dtype of `x`.

    Raises:
        TypeError: the dtype of `x` is not floating. The error comes while JAX traces, and its message
            contains the name of the dtype, such as `int32`.

    Example:
        >>> x_log_x(jnp.array([-1.0, 0.0, 0.5]))
        Array([ 0.    ,  0.    , -0.3466], dtype=float32)

    Checks:
        - x_log_x agrees with its formula for x > 0 and x <= 0, in float32, bfloat16 and float16
        - the gradient of x_log_x is finite, and 0 for x <= 0, in float32, bfloat16 and float16
        - x_log_x raises TypeError for integers, booleans and complex numbers, while JAX traces
    """
    # TODO: about 5 lines.
    raise NotImplementedError("x_log_x")


def step_unless_done(
    done: Bool[Array, ""],
    step: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    x: Float[Array, "..."],
) -> Float[Array, "..."]:
    """Applies one step of an iteration, unless the iteration is done.

    `step` may be expensive. If `done` is true, `step` does not run on the device. JAX may still trace it.
    `step_unless_done` compiles to a conditional.

    Args:
        done: one boolean.
        step: a Python function of all of `x`. Its result has the shape and dtype of its argument.
        x: the state before the step.

    Returns:
        `x` if `done` is true, and `step(x)` if it is false.

    Example:
        >>> step_unless_done(jnp.array(False), lambda x: x / 2, jnp.array([1.0, 3.0]))
        Array([0.5, 1.5], dtype=float32)

    Checks:
        - step_unless_done compiles to a conditional that returns x or step(x)
        - step runs only if done is false, and activation computes only the chosen activation
    """
    # TODO: 1 line.
    raise NotImplementedError("step_unless_done")


def activation(index: Int[Array, ""], x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Applies the activation function with the given number.

        activation(0, x) = x
        activation(1, x) = max(x, 0)
        activation(2, x) = tanh(x)

    An index below 0 counts as 0, and one above 2 counts as 2. The device computes only the chosen
    activation: no tanh for index 0 or 1, and no maximum for index 0 or 2. `activation` compiles to
    a conditional too.

    Args:
        index: the number of the activation, one integer.
        x: numbers, any shape, any floating dtype, no NaN.

    Returns:
        An array in the shape and dtype of `x`.

    Example:
        >>> activation(jnp.array(1), jnp.array([-1.0, 2.0]))
        Array([0., 2.], dtype=float32)

    Checks:
        - activation picks by index, and an index out of range counts as the nearest one
        - step runs only if done is false, and activation computes only the chosen activation
    """
    # TODO: 1 line.
    raise NotImplementedError("activation")
