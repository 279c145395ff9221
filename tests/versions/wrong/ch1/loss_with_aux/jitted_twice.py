# breaks: "If you call `loss_fn` twice, its operations are in the list twice, even if `loss_fn` is jitted": one call for value and aux, one for the gradient.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    fast = jax.jit(loss_fn)
    grads, aux = jax.grad(fast, has_aux=True)(params, inputs, labels)
    return fast(params, inputs, labels)[0], aux, grads
