"""Compute Jacobians in the mode that takes fewer passes.

Lesson: exercises/ch4/README.md#jacobian_mode

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too. No Python loop runs over inputs or outputs. However many there are, a traced
call has at most 200 operations, if each function that it gets has at most 8. All arrays are float32. JAX can
differentiate the functions that you get in both modes.

Below, `widest` is the number of elements of the largest array that `fn`, `encode` or `decode` works with: one that it
takes, makes, returns, or has from elsewhere.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def jacobian(fn: Callable[[Float[Array, "..."]], Float[Array, "..."]], x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Computes the Jacobian of `fn` at `x`.

        result[i, j] = derivative of fn(x)[i] with respect to x[j]

    - `i` stands for all indices of `fn(x)`, and `j` for all indices of `x`. There may be none, one or several.
    - If `fn` has fewer inputs than outputs, use forward mode. If it has more, use reverse mode. If the numbers are
      equal, use either one. Inputs and outputs are single numbers: an array of shape (2, 3) has 6.
    - No array of the traced program has more than 2 * min(inputs, outputs) * widest elements.
    - All passes run at once, as with `vmap`. No loop of any kind works on one row or column after the other.

    Args:
        fn: a function of one array of any shape. It returns an array of any shape, with at least one element.
        x: an array of at least one element.

    Returns:
        The Jacobian. Its shape is that of `fn(x)`, followed by that of `x`.

    Example:
        >>> x = jnp.array([1.0, 2.0, 3.0])
        >>> jacobian(lambda x: x[:2] * x[2], x)
        Array([[3., 0., 1.],
               [0., 3., 2.]], dtype=float32)

    Checks:
        - jacobian is right for few and many inputs and outputs, and for arrays of any shape
        - few inputs and many outputs take forward mode
        - many inputs and few outputs take reverse mode
        - no Python loop runs over inputs or outputs: more of them do not make a program longer
    """
    # TODO: about 4 lines.
    raise NotImplementedError("jacobian")


def bottleneck_jacobian(
    encode: Callable[[Float[Array, " inputs"]], Float[Array, " codes"]],
    decode: Callable[[Float[Array, " codes"]], Float[Array, " outputs"]],
    x: Float[Array, " inputs"],
) -> Float[Array, "outputs inputs"]:
    """Computes the Jacobian of `decode(encode(x))` with respect to `x`.

    `encode` makes a short code of many inputs, and `decode` makes many outputs of this code. So neither mode is good
    for the whole. There is a good one for each half.

    - No array of the traced program has more than 2 * codes * widest elements, or than the result, if that is larger.

    Args:
        encode: a function of a vector. It returns a code, which is a vector too.
        decode: a function of a code. It returns a vector.
        x: a vector. The code has at most as many elements as `x`, and at most as many as the output.

    Returns:
        The Jacobian: a row for each output, a column for each input.

    Example:
        >>> x = jnp.array([1.0, 2.0, 3.0])
        >>> bottleneck_jacobian(lambda x: x[:1] * x[2], lambda code: jnp.stack([code[0], code[0] ** 2]), x)
        Array([[ 3.,  0.,  1.],
               [18.,  0.,  6.]], dtype=float32)

    Checks:
        - bottleneck_jacobian is the Jacobian of decode after encode
        - bottleneck_jacobian pays for the short code, and not for all inputs or outputs
        - no Python loop runs over inputs or outputs: more of them do not make a program longer
    """
    # TODO: about 1 line.
    raise NotImplementedError("bottleneck_jacobian")
