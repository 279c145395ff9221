# breaks: "The gradient is that of the loss alone": for an aux such as jnp.log(params) at 0 the gradient is NaN (0 * inf), and an integer or boolean array in aux raises an error.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    (loss, aux), pullback = jax.vjp(lambda p: loss_fn(p, inputs, labels), params)
    (grads,) = pullback((jnp.ones_like(loss), jax.tree.map(jnp.zeros_like, aux)))
    return loss, aux, grads
