import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = jnp.dot(inputs, params["weights"]) + params["bias"]
    positive = logits > 0
    losses = jax.nn.softplus(logits) - jnp.where(labels == 1, logits, 0)
    accuracy = jnp.mean(jnp.where(positive, labels == 1, labels != 1))
    return losses.mean(), {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    leaves, structure = jax.tree.flatten(params)

    def from_leaves(*leaves):
        return loss_fn(jax.tree.unflatten(structure, leaves), inputs, labels)

    loss, pullback, aux = jax.vjp(from_leaves, *leaves, has_aux=True)
    return loss, aux, jax.tree.unflatten(structure, pullback(jnp.ones_like(loss)))
