# breaks: "a logit of exactly 0 counts as label 0, and even a tiny positive one as label 1": for a logit of 1e-9 the sigmoid is exactly 0.5, so it counts as label 0.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    predicted = jax.nn.sigmoid(logits) > 0.5
    accuracy = jnp.mean(predicted == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
