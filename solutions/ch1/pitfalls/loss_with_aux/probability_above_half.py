"""the probability was compared with one half, but the probability of a tiny logit rounds to one half."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((jax.nn.sigmoid(logits) > 0.5) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}
