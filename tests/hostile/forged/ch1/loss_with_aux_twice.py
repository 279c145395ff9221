"""Computes the loss twice, and hides that behind one function that is compiled once and called twice.

The calls are counted with all that they run.

Forges: one_call
"""

import jax


def loss_with_aux(params, inputs, labels):
    return params["bias"], {}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    jitted = jax.jit(loss_fn)
    loss, aux = jitted(params, inputs, labels)
    grads, _ = jax.grad(jitted, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
