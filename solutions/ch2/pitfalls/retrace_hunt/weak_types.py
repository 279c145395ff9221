"""a weakly typed number, such as `0.5` or `jnp.asarray(0.5)`, is another type than a float32 array, so it compiles again."""


@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    total, means = 0.0, []
    for count, batch in enumerate(batches, start=1):
        total = _add_score(score, total, batch)
        means.append(total / count)
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [_score_at(score, batch, t) for t in temperatures]
