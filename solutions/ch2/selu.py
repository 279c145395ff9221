"""Jit a small function: one program instead of five.

Lesson: exercises/ch2/README.md#selu
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def selu(x: Float[Array, "..."], alpha: float = 1.6733, scale: float = 1.0507) -> Float[Array, "..."]:
    """Scaled exponential linear unit, element by element, compiled by `jax.jit`.

        selu(x) = scale * x                        where x > 0
                  scale * alpha * (exp(x) - 1)     elsewhere

    Calling it a second time with arrays of the same shape and dtype runs the compiled program and
    traces nothing.

    Args:
        x: pre-activations, any shape, of any floating dtype.
        alpha: saturation value of the negative side.
        scale: slope of the positive side.

    Returns:
        Activations, in the shape and dtype of `x`.

    Example:
        >>> selu(jnp.array([-1.0, 0.0, 1.0]))
        Array([-1.1114,  0.    ,  1.0507], dtype=float32)

    Reference:
        Klambauer et al. (2017), Self-Normalizing Neural Networks, eq. 2.
    """
    # `jnp.where` computes both sides for every element and picks; a Python `if` would have to know
    # the sign of a traced value. Without a dtype of our own, bfloat16 in stays bfloat16 out.
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
