"""this is the loss for labels of -1 and 1, but they are 0 and 1."""


def loss(params, x, labels):
    logits = forward(params, x)
    return jnp.mean(jax.nn.softplus(-labels * logits))
