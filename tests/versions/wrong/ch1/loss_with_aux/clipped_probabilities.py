# breaks: "the loss and its gradient are finite and correct for logits around 100 and -100": for logit -100 and label 1 the loss is about 16 instead of 100 and the gradient is 0.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    p = jnp.clip(jax.nn.sigmoid(logits), 1e-7, 1 - 1e-7)
    loss = -jnp.mean(labels * jnp.log(p) + (1 - labels) * jnp.log(1 - p))
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
