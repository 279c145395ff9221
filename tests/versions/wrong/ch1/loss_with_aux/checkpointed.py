# breaks: "all from one run of `loss_fn`": jax.checkpoint runs operations of loss_fn again in the backward pass, for example exp or softplus of a nonlinear loss.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    remat = jax.checkpoint(loss_fn)
    (loss, aux), grads = jax.value_and_grad(remat, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
