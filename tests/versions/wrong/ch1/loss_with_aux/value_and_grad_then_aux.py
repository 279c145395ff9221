# breaks: "all from one run of `loss_fn`": value and gradient come from one run, the auxiliary output from a second one.
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    def loss_only(p):
        return loss_fn(p, inputs, labels)[0]

    loss, grads = jax.value_and_grad(loss_only)(params)
    _, aux = loss_fn(params, inputs, labels)
    return loss, aux, grads
