# breaks: "The gradient is that of the loss alone with respect to `params`": the sum of the auxiliary output is differentiated as well, whenever aux depends on params.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    (loss, aux), pullback = jax.vjp(lambda p: loss_fn(p, inputs, labels), params)
    (grads,) = pullback(jax.tree.map(jnp.ones_like, (loss, aux)))
    return loss, aux, grads
