"""the loss takes logarithms of probabilities, which are rounded to 0 or 1 for large logits."""

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
    p = jax.nn.sigmoid(logits)
    loss = -jnp.mean(labels * jnp.log(p + 1e-7) + (1 - labels) * jnp.log(1 - p + 1e-7))
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
