"""the loss takes logarithms of probabilities, which are rounded to 0 or 1 for large logits."""


def loss_with_aux(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], dict[str, Float[Array, "..."]]]:
    logits = inputs @ params["weights"] + params["bias"]
    p = jax.nn.sigmoid(logits)
    loss = -jnp.mean(labels * jnp.log(p + 1e-7) + (1 - labels) * jnp.log(1 - p + 1e-7))
    accuracy = jnp.mean((logits > 0) == (labels == 1))
    return loss, {"logits": logits, "accuracy": accuracy}
