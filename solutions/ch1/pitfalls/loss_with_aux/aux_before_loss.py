"""the auxiliary output comes before the loss, but `has_aux` differentiates the first of the two."""

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
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return {"logits": logits, "accuracy": accuracy}, loss


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
