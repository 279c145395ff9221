"""the loop prints a loss now and then, and each print makes Python wait for the device."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    losses = []
    for number, (times, values) in enumerate(batches, start=1):
        params, loss = step(params, times, values)
        losses.append(loss)
        if number % 100 == 0:
            print(f"step {number}: {float(loss):.4f}")
    return params, losses
