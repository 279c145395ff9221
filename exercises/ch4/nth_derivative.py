"""Differentiate as often as you like, and use derivatives inside of a loss.

Lesson: exercises/ch4/README.md#nth_derivative

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

All arrays are float32. The functions that you get are smooth: they have no kinks, and JAX can differentiate them as
often as you like.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def nth_derivative(
    fn: Callable[[Float[Array, ""]], Float[Array, ""]], n: int
) -> Callable[[Float[Array, ""]], Float[Array, ""]]:
    """Returns a function that computes the n-th derivative of `fn`.

    - Order 0 gives the values of `fn` itself, order 1 its slope, and so on.
    - The returned function works inside `jax.jit`, `jax.vmap` and `jax.grad` too.

    Args:
        fn: a function of one number. It takes and returns an array of shape ().
        n: the order, a Python int from 0 to 5.

    Returns:
        A function of one number, an array of shape (). It returns an array of shape () too.

    Example:
        >>> cube = lambda x: x**3
        >>> x = jnp.float32(2.0)
        >>> [float(nth_derivative(cube, n)(x)) for n in range(5)]
        [8.0, 12.0, 12.0, 6.0, 0.0]

    Checks:
        - nth_derivative gives the derivatives of orders 1 to 5, of any function
        - order 0 is the function itself, and a polynomial has derivatives of 0 beyond its degree
        - the derivative can be mapped, jitted, and differentiated again
    """
    # TODO: about 3 lines.
    raise NotImplementedError("nth_derivative")


def spring_loss(
    position: Callable[[PyTree, Float[Array, ""]], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    times: Float[Array, " times"],
    friction: float | Float[Array, ""],
) -> Float[Array, ""]:
    """Returns how badly a motion agrees with the physics of a weight that hangs on a spring.

        error(t) = acceleration(t) + friction * speed(t) + position(params, t)
        loss     = mean of error(t)**2     over the times

    The speed is the first derivative of the position with respect to the time `t`. The acceleration is the second one.
    The physics is right if the loss is 0.

    - It works inside `jax.jit` too, and its gradient with respect to `params` is right.
    - No Python loop runs over the times. However many there are, a traced call with the `position` of the example has
      at most 120 operations.

    Args:
        position: a function of `params` and of one time, an array of shape (). It returns the position at this time, an
            array of shape (). It does not take an array of several times.
        params: the numbers that shape the motion, in any container of arrays.
        times: the times to look at, at least one.
        friction: at least 0, a Python float or an array of shape ().

    Returns:
        The loss.

    Example:
        >>> def position(params, t):
        ...     return params["size"] * jnp.cos(params["pace"] * t)
        >>> times = jnp.array([0.0, 1.0, 2.0])
        >>> params = {"size": jnp.float32(2.0), "pace": jnp.float32(1.0)}
        >>> print(f"{spring_loss(position, params, times, 0.0):.4f}")
        0.0000
        >>> print(f"{spring_loss(position, params, times, 0.5):.4f}")
        0.5116

    Checks:
        - spring_loss is the mean of the squared errors, for any motion, params and friction
        - the gradient of spring_loss with respect to params is right
        - no Python loop runs over the times: more times do not make a program longer
    """
    # TODO: about 6 lines.
    raise NotImplementedError("spring_loss")
