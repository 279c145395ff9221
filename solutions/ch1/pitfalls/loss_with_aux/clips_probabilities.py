"""the probabilities were clipped, so the loss of a wrong and confident guess stops growing."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    probabilities = jnp.clip(jax.nn.sigmoid(logits), 1e-7, 1 - 1e-7)
    loss = -jnp.mean(labels * jnp.log(probabilities) + (1 - labels) * jnp.log(1 - probabilities))
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}
