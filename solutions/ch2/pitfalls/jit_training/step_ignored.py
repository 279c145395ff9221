"""`train` calls `update` itself, whatever `step` it was given."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    losses = []
    for times, values in batches:
        params, loss = update(params, times, values)
        losses.append(loss)
    return params, losses
