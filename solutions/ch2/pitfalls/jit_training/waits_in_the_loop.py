"""the loop waits for the loss of each step, so Python cannot prepare the next step meanwhile."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        loss.block_until_ready()
        losses.append(loss)
    return params, losses
