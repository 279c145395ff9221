"""each mean is taken over an array of all scores so far, and every new length of that array compiles again."""


@jax.jit(static_argnames="score")
def _score(score, batch):
    return score(batch)


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    scores, means = [], []
    for batch in batches:
        scores.append(_score(score, batch))
        means.append(jnp.mean(jnp.array(scores)))
    return means
