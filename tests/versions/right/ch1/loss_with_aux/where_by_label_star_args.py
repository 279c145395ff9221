import jax
import jax.numpy as jnp


def _logits(params, inputs):
    return params["bias"] + jnp.tensordot(inputs, params["weights"], axes=1)


def _loss(logits, labels):
    per_example = jnp.where(labels == 1, jax.nn.softplus(-logits), jax.nn.softplus(logits))
    return jnp.mean(per_example)


def _accuracy(logits, labels):
    return 1.0 - jnp.mean((logits > 0) != (labels == 1))


def loss_with_aux(params, inputs, labels):
    logits = _logits(params, inputs)
    return _loss(logits, labels), {"logits": logits, "accuracy": _accuracy(logits, labels)}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    data = (inputs, labels)
    value_and_aux, grads = jax.value_and_grad(loss_fn, has_aux=True)(params, *data)
    loss, aux = value_and_aux
    return loss, aux, grads
