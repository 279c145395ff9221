"""Loop for as long as the data ask for: `lax.while_loop` and `lax.fori_loop`.

Lesson: exercises/ch2/README.md#while_converges
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


@jax.jit
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

    # All that changes from step to step travels in the carry. `value`, `tolerance` and `max_steps`
    # stay the same, so the two functions may simply refer to them: they are arguments of the jitted
    # function, and so inputs of the program, not constants in it.
    def unfinished(carry):
        root, steps = carry
        # `&`, not `and`: both sides are tracers, and `and` would ask the first for its value.
        return (jnp.abs(root * root - value) > tolerance * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    # The carry keeps its dtypes from the first step to the last: the count begins as an integer.
    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))


@jax.jit
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

    # The number of rounds is known before the loop begins, if not before the trace: `fori_loop` keeps
    # the count by itself. With a traced bound it becomes a `while` in the program.
    def one_round(_, signal):
        return (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
