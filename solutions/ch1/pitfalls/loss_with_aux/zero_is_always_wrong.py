"""a logit of exactly 0 counts as wrong for both labels, but it is right for label 0."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean(logits * (2 * labels - 1) > 0)
    return loss, {"logits": logits, "accuracy": accuracy}
