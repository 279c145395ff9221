"""the loss uses `exp(logits)`, which is infinite from about 89 on, whereas `jax.nn.softplus` stays finite."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jnp.log1p(jnp.exp(logits)) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}
