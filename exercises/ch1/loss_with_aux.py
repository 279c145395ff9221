"""Get a loss, its gradient and extra results from a single run of the loss function.

Lesson: exercises/ch1/README.md#loss_with_aux

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
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
    """Computes the loss of a logistic regression, with its logits and accuracy as auxiliary output.

        logits   = inputs @ params["weights"] + params["bias"]
        loss     = mean(softplus(logits) - labels * logits)     over the batch
        accuracy = the fraction of examples for which (logits > 0) equals (labels == 1)

    `softplus(z)` is `log(1 + exp(z))`. Use `jax.nn.softplus`: it stays finite for large `z`, although
    `exp(z)` becomes infinite. The gradient that `jax.grad` computes of the loss must be right there too.

    The smallest logits above 0 are about 1e-10. They count as label 1 too.

    Args:
        params: `{"weights": Float[Array, "features"], "bias": Float[Array, ""]}`, float32.
        inputs: one row for each example, at least one, float32.
        labels: 0.0 or 1.0 for each example, float32.

    Returns:
        A pair: the loss, then the auxiliary output
        `{"logits": Float[Array, "batch"], "accuracy": Float[Array, ""]}`.

    Example:
        >>> params = {"weights": jnp.array([2.0]), "bias": jnp.zeros(())}
        >>> loss, aux = loss_with_aux(params, jnp.array([[1.0], [-1.0]]), jnp.array([1.0, 1.0]))
        >>> print(f"{loss:.4f}", aux["logits"], aux["accuracy"])
        1.1269 [ 2. -2.] 0.5

    Checks:
        - loss_with_aux returns the loss first, then logits and accuracy in a dict
        - a logit of exactly 0 counts as label 0, and even a tiny positive one as label 1
        - the loss and its gradient are finite and correct for logits around 100 and -100
        - loss_aux_and_grads returns loss, auxiliary output and gradient of loss_with_aux
    """
    # TODO: about 4 lines.
    raise NotImplementedError("loss_with_aux")


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    """Computes a loss, its auxiliary output and its gradient, all from one run of `loss_fn`.

    A check traces `loss_aux_and_grads`: JAX runs its Python once and writes down every operation. The check then
    looks at this list, before the compiler optimizes it. If you call `loss_fn` twice, its operations are in
    the list twice, even if `loss_fn` is jitted.

    Args:
        loss_fn: any function such that `loss_fn(params, inputs, labels)` returns a loss and an auxiliary
            output, which is an array or any container of arrays. It is not always `loss_with_aux`.
        params: the parameters, in any container of arrays that `loss_fn` takes.
        inputs: passed on to `loss_fn`.
        labels: passed on to `loss_fn`.

    Returns:
        A tuple of three: the loss, the auxiliary output and the gradient. The auxiliary output consists of
        ordinary arrays, in the container that `loss_fn` returns. The gradient is that of the loss alone with
        respect to `params`, in the same container as `params`.

    Example:
        >>> def line(slope, inputs, labels):
        ...     errors = slope * inputs - labels
        ...     return jnp.mean(errors**2), errors
        >>> loss_aux_and_grads(line, jnp.array([3.0]), jnp.array([1.0, 2.0]), jnp.array([2.0, 4.0]))
        (Array(2.5, dtype=float32), Array([1., 2.], dtype=float32), Array([5.], dtype=float32))

    Checks:
        - loss_aux_and_grads returns loss, auxiliary output and gradient of loss_with_aux
        - loss_aux_and_grads works with other losses, containers and auxiliary outputs
        - loss_aux_and_grads runs the computation of loss_fn only once
    """
    # TODO: about 2 lines.
    raise NotImplementedError("loss_aux_and_grads")
