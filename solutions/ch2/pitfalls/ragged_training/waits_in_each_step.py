"""the loop waits for the loss of each step, so Python cannot pad the next sentence meanwhile."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    losses = []
    for tokens, label in zip(sentences, labels, strict=True):
        params, loss = step(params, *pad_to_bucket(tokens, buckets), label)
        losses.append(float(loss))
    return params, jnp.array(losses)
