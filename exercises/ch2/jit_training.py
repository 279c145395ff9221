"""Jit the whole update, not its pieces.

Lesson: exercises/ch2/README.md#jit_training

The model is a cubic curve, `a + b * times + c * times**2 + d * times**3`. Its coefficients live in
`params`, a dictionary with the keys "a", "b", "c" and "d". The loss is the mean over the samples of
`(curve - values) ** 2`.
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
    """One step of gradient descent, compiled by `jax.jit` from its first operation to its last.

        new_params = params - learning_rate * gradient of the loss

    A call is one compiled program, and a second call with arrays of the same shapes and dtypes traces
    nothing, whatever the learning rate. The dictionary that is given stays as it was, and its arrays too.

    Args:
        params: the coefficients of the curve.
        times: where the curve was measured.
        values: what was measured there.
        learning_rate: length of the step.

    Returns:
        The new parameters, a dictionary with the same keys, and the loss of the old ones, as
        `jax.value_and_grad` gives it.

    Example:
        >>> params = {name: jnp.zeros(()) for name in "abcd"}
        >>> params, loss = update(params, jnp.array([0.0, 1.0]), jnp.array([2.0, 4.0]))
        >>> loss
        Array(10., dtype=float32)
        >>> params["a"]
        Array(0.6, dtype=float32)
    """
    # TODO: about 8 lines, the loss as a function of its own included.
    raise NotImplementedError("update")


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    """Trains: a Python loop that calls `step` once for each batch, in order.

    Inside of the loop, nothing waits for a result. Parameters and losses are handed on as `step`
    returned them: not printed, not compared, not converted, not blocked on.

    Args:
        step: a function that is compiled already, such as `update`. `step(params, times, values)` returns
            the new parameters and the loss.
        params: where training starts. This dictionary stays as it was.
        batches: one pair (times, values) for each step.

    Returns:
        The parameters after the last step, and the list of the losses.
    """
    # TODO: about 5 lines. No `jax.jit` here: what is slow is compiled already.
    raise NotImplementedError("train")
