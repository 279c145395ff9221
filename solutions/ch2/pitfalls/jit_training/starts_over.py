"""every step starts from the first parameters again, not from the ones that the last step returned."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    last, losses = params, []
    for times, values in batches:
        last, loss = step(params, times, values)
        losses.append(loss)
    return last, losses
