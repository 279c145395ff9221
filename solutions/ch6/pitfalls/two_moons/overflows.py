"""`exp` of a large logit is infinite in float32, so the loss is infinite too."""


def loss(params, x, labels):
    logits = forward(params, x)
    return jnp.mean(jnp.log(1 + jnp.exp(logits)) - labels * logits)
