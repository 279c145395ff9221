"""a logit of exactly 0 counts as wrong for both labels, but it is right for label 0."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean(logits * (2 * labels - 1) > 0)
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
