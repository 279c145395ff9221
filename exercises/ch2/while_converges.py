"""Loop for as long as the data ask for: `lax.while_loop` and `lax.fori_loop`.

Lesson: exercises/ch2/README.md#while_converges
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    """Square root by Newton's method, compiled by `jax.jit`: it stops as soon as it is good enough.

    The root starts as `value`. As long as

        |root**2 - value| > tolerance * value     and     fewer than max_steps steps were taken

    one more step replaces `root` by `(root + value / root) / 2`. Then the loop ends: where few steps are enough,
    a `max_steps` of a million costs nothing. One compiled program serves all numbers: a call with another
    `value`, `tolerance` or `max_steps` of the same dtype traces nothing.

    Args:
        value: a positive number.
        tolerance: how far `root**2` may be from `value`, as a fraction of `value`. Just as far is good enough,
            so that 0 is a tolerance too.
        max_steps: how many steps may be taken at most; 0 returns the start.

    Returns:
        The root, in the dtype of `value`, and how many steps were taken, as int32.

    Example:
        >>> root, steps = newton_sqrt(jnp.float32(10.0), jnp.float32(1e-3), 50)
        >>> print(f"{root:.4f} after {steps} steps")
        3.1625 after 4 steps
    """
    # TODO: about 8 lines, and `jax.jit` above the function. A Python `while` cannot look at a tracer.
    raise NotImplementedError("newton_sqrt")


def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    """Rounds of smoothing on a ring, compiled by `jax.jit`.

    In each round, every value becomes the mean of itself and its two neighbours, all at the same time.
    The first and the last value are neighbours. One compiled program serves every number of rounds: a
    call with another `rounds` traces nothing.

    Args:
        signal: at least three values around the ring.
        rounds: how many rounds, a traced integer; 0 leaves the signal as it is.

    Returns:
        The smoothed signal, in the shape and dtype of `signal`.

    Example:
        >>> smooth(jnp.array([0.0, 0.0, 9.0, 0.0, 0.0]), 2)
        Array([1., 2., 3., 2., 1.], dtype=float32)
    """
    # TODO: about 3 lines, and `jax.jit` above the function. `range` cannot count up to a tracer.
    raise NotImplementedError("smooth")
