"""`train` calls `update` itself, whatever `step` it was given."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    losses = []
    for tokens, label in zip(sentences, labels, strict=True):
        params, loss = update(params, *pad_to_bucket(tokens, buckets), label)
        losses.append(loss)
    return params, jnp.stack(losses)
