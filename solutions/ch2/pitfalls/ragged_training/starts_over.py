"""each step starts from the first parameters, not from those that the last step returned."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    losses = []
    last = params
    for tokens, label in zip(sentences, labels, strict=True):
        last, loss = step(params, *pad_to_bucket(tokens, buckets), label)
        losses.append(loss)
    return last, jnp.stack(losses)
