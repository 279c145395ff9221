"""Loss, metrics and gradient from one evaluation: `value_and_grad` with `has_aux`.

Lesson: exercises/ch1/README.md#loss_with_aux
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    """Loss of a logistic regression, and beside it what one wants to look at during training.

        logits   = inputs @ params["weights"] + params["bias"]
        loss     = mean(softplus(logits) - labels * logits)     over the batch
        accuracy = share of the batch where (logits > 0) equals (labels == 1)

    `softplus(z) = log(1 + exp(z))` is `jax.nn.softplus`, which knows how to do without `exp(z)` where that
    would be infinite. Logits of 100 or -100 occur: loss and gradient are finite and right there too.
    A logit of exactly 0 is not above 0, and so it is right where the label is 0.

    Args:
        params: `{"weights": Float[Array, "features"], "bias": Float[Array, ""]}`.
        inputs: one row for each example.
        labels: 0.0 or 1.0 for each example.

    Returns:
        The pair that `has_aux` asks for: the loss, then the auxiliary output
        `{"logits": Float[Array, "batch"], "accuracy": Float[Array, ""]}`.

    Example:
        >>> params = {"weights": jnp.array([2.0]), "bias": jnp.zeros(())}
        >>> loss, aux = loss_with_aux(params, jnp.array([[1.0], [-1.0]]), jnp.array([1.0, 1.0]))
        >>> print(f"{loss:.4f}", aux["logits"], aux["accuracy"])
        1.1269 [ 2. -2.] 0.5
    """
    # TODO: about 4 lines.
    raise NotImplementedError("loss_with_aux")


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    """What a training step needs of a loss, from one call of it: `loss_fn` runs exactly once.

    "Once" counts what is computed, not only what Python sees: a jitted function that is called twice
    runs twice, though it is traced once.

    Args:
        loss_fn: `loss_fn(params, inputs, labels)` gives a loss and an auxiliary output; any such
            function, not only `loss_with_aux`.
        params: its parameters, in whatever container of arrays it takes.
        inputs: passed on to it.
        labels: passed on to it.

    Returns:
        A tuple of three: the loss; the auxiliary output as `loss_fn` made it; the gradient of the
        loss alone with respect to `params`, in the same container.

    Example:
        >>> def line(slope, inputs, labels):
        ...     errors = slope * inputs - labels
        ...     return jnp.mean(errors**2), errors
        >>> loss_aux_and_grads(line, jnp.array([3.0]), jnp.array([1.0, 2.0]), jnp.array([2.0, 4.0]))
        (Array(2.5, dtype=float32), Array([1., 2.], dtype=float32), Array([5.], dtype=float32))
    """
    # TODO: about 2 lines.
    raise NotImplementedError("loss_aux_and_grads")
