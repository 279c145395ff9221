"""the loss uses `exp(logits)`, which is infinite from about 89 on, whereas `jax.nn.softplus` stays finite."""

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
    loss = jnp.mean(jnp.log1p(jnp.exp(logits)) - labels * logits)
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
