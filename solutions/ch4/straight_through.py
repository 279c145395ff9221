"""Round in the forward pass, and let the gradient go straight through.

Lesson: exercises/ch4/README.md#straight_through

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

`round_straight_through`, and each function that `borrow_gradient` returns, works inside `jax.jit` and `jax.vmap`. It
can be differentiated with `jax.grad`, as often as you like. Forward mode, such as `jax.jvp`, is not asked for.

Each `x` is an array of any shape, in float32, float16 or bfloat16. All numbers are finite, those of `fn(x)` and
`smooth(x)` too. Results have the shape and dtype of `x`. Values are exact, and not off in the last digit. But 0.0 may
be -0.0.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Rounds to whole numbers, but its derivative is that of `x`: 1 everywhere.

    The value is exactly `jnp.round(x)`. So halves go to the even neighbour, and large numbers stay as they are, such as
    1e10.

    Args:
        x: an array of any shape, or a scalar array.

    Returns:
        The rounded numbers.

    Example:
        >>> x = jnp.array([0.4, 1.5, 2.5])
        >>> print(round_straight_through(x))
        [0. 2. 2.]
        >>> print(jax.grad(lambda x: jnp.sum(round_straight_through(x) ** 2))(x))
        [0. 4. 4.]

    Checks:
        - round_straight_through gives exactly jnp.round(x), for halves and large numbers too
        - the gradient goes straight through rounding, and so does a second one
        - both functions keep float16 and bfloat16
    """
    return borrow_gradient(jnp.round, lambda x: x)(x)


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    """Returns a function with the values of `fn` and the derivatives of `smooth`, of all orders.

    The value is exactly `fn(x)`, even if `smooth(x)` is far larger. The derivatives of `fn` do not matter, even if they
    are not 0. A number of the result may depend on all numbers of `x`, as in `jax.nn.softmax`.

    Args:
        fn: a pure function of JAX operations. It takes an array, and returns an array of this shape and dtype.
        smooth: a pure function that JAX can differentiate as often as you like. It takes an array, and returns an array
            of this shape and dtype.

    Returns:
        A function of one array `x`. It works for any number of calls, with different shapes and dtypes.

    Example:
        >>> fire = borrow_gradient(lambda x: (x > 0).astype(x.dtype), jax.nn.sigmoid)
        >>> x = jnp.array([-3.0, 0.0, 2.0])
        >>> print(fire(x))
        [0. 0. 1.]
        >>> print(jax.grad(lambda x: jnp.sum(fire(x)))(x).round(4))  # sigmoid(x) * (1 - sigmoid(x))
        [0.0452 0.25   0.105 ]

    Checks:
        - borrow_gradient gives exactly the values of fn, even if smooth is far larger
        - the gradient is that of smooth, also if fn has a gradient of its own
        - second derivatives are those of smooth
        - both functions keep float16 and bfloat16
    """

    def borrowed(x: Float[Array, "..."]) -> Float[Array, "..."]:
        y = smooth(x)
        # The bracket is exactly 0, and it carries the gradient. `y + (fn(x) - y)` would lose the last digits of fn(x),
        # or all of them if `y` is large.
        return lax.stop_gradient(fn(x)) + (y - lax.stop_gradient(y))

    return borrowed
