"""Runs the loss and its gradient three times in a loop, and keeps the last.

The body of a loop is written once in the program, and it is run three times.

Forges: one_call
"""

import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jnp.logaddexp(0.0, logits) - labels * logits)
    return loss, {"logits": logits, "accuracy": jnp.mean((logits > 0) == (labels == 1))}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    def again(number):
        moved = jax.tree.map(lambda leaf: leaf + 0 * number, params)
        return jax.value_and_grad(loss_fn, has_aux=True)(moved, inputs, labels)

    (loss, aux), grads = jax.tree.map(lambda leaf: leaf[-1], jax.lax.map(again, jnp.zeros(3)))
    return loss, aux, grads
