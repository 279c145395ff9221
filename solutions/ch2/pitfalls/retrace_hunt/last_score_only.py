"""each result is the score of one batch alone, without the batches before it."""


@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    return [_add_score(score, jnp.zeros(()), batch) for batch in batches]
