"""the sentences are sorted by length, so the steps come in another order."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    losses = []
    for i in sorted(range(len(sentences)), key=lambda i: len(sentences[i])):
        params, loss = step(params, *pad_to_bucket(sentences[i], buckets), labels[i])
        losses.append(loss)
    return params, jnp.stack(losses)
