# breaks: "any function such that `loss_fn(params, inputs, labels)` returns a loss and an auxiliary output": a loss_fn whose parameters have other names, such as def f(p, x, y), raises TypeError.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


from functools import partial  # noqa: E402


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    closed = partial(loss_fn, inputs=inputs, labels=labels)
    (loss, aux), grads = jax.value_and_grad(closed, has_aux=True)(params)
    return loss, aux, grads
