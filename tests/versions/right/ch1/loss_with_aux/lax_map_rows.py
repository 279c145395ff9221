import jax
import jax.numpy as jnp
from jax import lax


def loss_with_aux(params, inputs, labels):
    weights, bias = params["weights"], params["bias"]
    logits = lax.map(lambda row: jnp.dot(row, weights) + bias, inputs)
    loss = jnp.average(jax.nn.softplus(logits) - labels * logits)
    predicted = (logits > 0).astype(labels.dtype)
    accuracy = lax.stop_gradient(jnp.mean((predicted == labels).astype(logits.dtype)))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    closed = lambda p: loss_fn(p, inputs, labels)  # noqa: E731
    (loss, aux), grads = jax.value_and_grad(closed, has_aux=True)(params)
    return loss, aux, grads
