# breaks: "logits   = inputs @ params["weights"] + params["bias"]": logits beyond +-50 are cut to +-50, so for logit -100 with label 1 logits and loss are wrong and the gradient is 0.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    logits = jnp.clip(logits, -50.0, 50.0)  # avoid overflow
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
