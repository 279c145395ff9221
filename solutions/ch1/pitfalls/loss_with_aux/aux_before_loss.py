"""the auxiliary output comes before the loss, but `has_aux` differentiates the first of the two."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    loss = jnp.mean(jax.nn.softplus(logits) - labels * logits)
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return {"logits": logits, "accuracy": accuracy}, loss
