"""Jit the whole training step, not its pieces.

Lesson: exercises/ch2/README.md#jit_training

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The model is a cubic curve, `a + b * times + c * times**2 + d * times**3`. Its four coefficients are in
`params`, a dictionary with the keys "a", "b", "c" and "d". The loss is the mean over the samples of
`(curve - values) ** 2`. All arrays are float32 and not weakly typed.
"""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    """Takes one step of gradient descent, compiled from its first operation to its last.

        new_params = params - learning_rate * gradient of the loss

    Jit `update` itself, or let it only call one jitted function. A call traces nothing if an earlier call had arrays
    of the same shapes and dtypes, and got the learning rate in the same way. There are three ways: left out, by
    position, or by keyword. JAX may trace once for each of these ways.
    `update` changes no variable outside itself. All its results are in what it returns.

    Args:
        params: the coefficients of the curve. The dictionary and its arrays stay as they are.
        times: the times at which the curve was measured.
        values: the measured values, one for each time.
        learning_rate: length of the step, a Python float.

    Returns:
        The new parameters, in a new dictionary with the same keys, and the loss of the old parameters. All of them
        are JAX arrays.

    Example:
        >>> params = {name: jnp.zeros(()) for name in "abcd"}
        >>> params, loss = update(params, jnp.array([0.0, 1.0]), jnp.array([2.0, 4.0]))
        >>> loss
        Array(10., dtype=float32)
        >>> params["a"]
        Array(0.6, dtype=float32)

    Checks:
        - one step follows the gradient, and returns the loss from before the step
        - one program of update serves all numbers and all learning rates
        - jax.jit compiles update as a whole, and repeated calls trace nothing
        - train starts each step from the parameters that the last step returned
        - train never waits for a result inside its loop, and neither function has side effects
        - update is much faster than the same step without jit, with the gradient from NumPy
    """
    # TODO: about 8 lines.
    raise NotImplementedError("update")


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    """Trains in a plain Python loop that calls `step` once for each batch, in order.

    `step` is compiled already, so `train` needs no `jax.jit`. Inside the loop, it passes the parameters to the
    next step and keeps the losses in a list, exactly as `step` returned them. The loop does not print, compare,
    convert or wait for them.

    Args:
        step: a compiled function such as `update`. `step(params, times, values)` returns the new parameters
            and the loss.
        params: where training starts. This dictionary stays as it is.
        batches: one pair `(times, values)` for each step, at least one.

    Returns:
        The parameters after the last step, and a list of the losses, one for each step.

    Example:
        >>> params = {name: jnp.zeros(()) for name in "abcd"}
        >>> batch = (jnp.array([0.0, 1.0]), jnp.array([2.0, 4.0]))
        >>> params, losses = train(update, params, [batch, batch])
        >>> losses
        [Array(10., dtype=float32), Array(3.4, dtype=float32)]

    Checks:
        - train starts each step from the parameters that the last step returned
        - train never waits for a result inside its loop, and neither function has side effects
    """
    # TODO: about 5 lines.
    raise NotImplementedError("train")
