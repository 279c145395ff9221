"""`train` does not pad, so the step compiles again for each length."""


def train(
    step: Callable[..., tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]],
    params: dict[str, Float[Array, "..."]],
    sentences: Sequence[Int[np.ndarray, " length"]],
    labels: Int[np.ndarray, " sentences"],
    buckets: Sequence[int],
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, " sentences"]]:
    losses = []
    for tokens, label in zip(sentences, labels, strict=True):
        kept = tokens[: buckets[-1]]
        params, loss = step(params, kept, len(kept), label)
        losses.append(loss)
    return params, jnp.stack(losses)
