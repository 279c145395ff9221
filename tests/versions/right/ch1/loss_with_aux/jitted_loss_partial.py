import functools

import jax
import jax.numpy as jnp
from jax.nn import softplus

_value_grad_aux = functools.partial(jax.value_and_grad, argnums=0, has_aux=True)


@jax.jit
def loss_with_aux(params, inputs, labels):
    logits = jnp.add(jnp.matmul(inputs, params["weights"]), params["bias"])
    losses = jnp.subtract(softplus(logits), jnp.multiply(labels, logits))
    correct = jnp.equal(jnp.greater(logits, 0), jnp.equal(labels, 1))
    return jnp.mean(losses), {"logits": logits, "accuracy": jnp.mean(correct)}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    output, grads = _value_grad_aux(loss_fn)(params, inputs, labels)
    return (*output, grads)
