# breaks: "The auxiliary output consists of ordinary arrays": aux is smuggled out through a dict, so the caller gets tracers of the differentiation (np.asarray of them fails).
import jax
import jax.numpy as jnp


def loss_with_aux(params, inputs, labels):
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}


def loss_aux_and_grads(loss_fn, params, inputs, labels):
    box = {}

    def loss_only(p):
        loss, box["aux"] = loss_fn(p, inputs, labels)
        return loss

    loss, grads = jax.value_and_grad(loss_only)(params)
    return loss, box["aux"], grads
