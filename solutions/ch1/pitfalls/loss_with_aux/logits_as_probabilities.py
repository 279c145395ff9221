"""the logits were compared with 0.5 as if they were probabilities, but one half is a logit of 0."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0.5) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}
