"""the temperatures are Python floats, which are weakly typed, so next to a bfloat16 batch they become bfloat16."""


@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [_score_at(score, batch, float(t)) for t in temperatures]
