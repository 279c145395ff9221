# breaks: "Use `jax.nn.softplus`: it stays finite for large `z` [...] the loss and its gradient are finite and correct for logits around 100 and -100": the gradient is NaN for a logit of 100 (0 * inf).
import jax
import jax.numpy as jnp


def softplus(z):
    return jnp.where(z > 30, z, jnp.log1p(jnp.exp(z)))


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
