"""Write loops whose length depends on the data: `lax.while_loop` and `lax.fori_loop`.

Lesson: exercises/ch2/README.md#while_converges

Your code changes no argument, no global and no setting of JAX, and it prints nothing. Each function may be jitted
itself, or only call one jitted function.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    """Computes a square root by Newton's method and stops as soon as the root is close enough.

    The root starts as `value`. Each step replaces `root` with `(root + value / root) / 2`. Another step
    follows while both conditions hold:

        |root**2 - value| > tolerance * value
        fewer than max_steps steps were taken

    Jit the whole function. All three arguments are traced, so one compiled program serves all values, tolerances and
    step limits.

    Args:
        value: a positive, finite number.
        tolerance: how far `root**2` may be from `value`, as a fraction of `value`. A root that is exactly that far off
            is close enough. The tolerance may be 0. It has the dtype of `value`.
        max_steps: the largest number of steps, 0 or more, any integer dtype. With 0, the root is the start.

    Returns:
        The root, in the dtype of `value`, and the number of steps that were taken, as int32.

    Example:
        >>> root, steps = newton_sqrt(jnp.float32(10.0), jnp.float32(1e-3), 50)
        >>> print(f"{root:.4f} after {steps} steps")
        3.1625 after 4 steps

    Checks:
        - newton_sqrt takes only the steps that a value needs, and returns the last root
        - a root that is close enough after a few steps costs no more, however large max_steps is
        - a larger tolerance stops earlier, and a root exactly at the tolerance is close enough
        - max_steps ends the loop, even if the root is not close enough yet
        - all arguments are inputs of the compiled program, so it gives right answers for any values
        - each function is one compiled program, and a second call with other values traces nothing
    """
    # TODO: about 8 lines.
    raise NotImplementedError("newton_sqrt")


def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    """Smooths a signal on a ring for a given number of rounds.

    On a ring, the first and the last value are neighbours. Each round replaces every value with the mean of itself and
    its two neighbours, all at the same time.

    Jit the whole function. Both arguments are traced, so one compiled program serves every number of rounds.

    Args:
        signal: at least three values around the ring. A value may be infinite.
        rounds: the number of rounds, 0 or more, any signed integer dtype. If it is 0, the signal stays as it is.

    Returns:
        The smoothed signal, in the shape and dtype of `signal`.

    Example:
        >>> smooth(jnp.array([0.0, 0.0, 9.0, 0.0, 0.0]), 2)
        Array([1., 2., 3., 2., 1.], dtype=float32)

    Checks:
        - each round of smooth replaces every value with the mean of itself and its neighbours
        - all arguments are inputs of the compiled program, so it gives right answers for any values
        - each function is one compiled program, and a second call with other values traces nothing
    """
    # TODO: about 4 lines.
    raise NotImplementedError("smooth")
