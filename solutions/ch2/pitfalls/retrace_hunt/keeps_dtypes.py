"""each temperature becomes an array of its own dtype, so a NumPy float16 compiles another program."""


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
    return [_score_at(score, batch, jnp.asarray(t).astype(jnp.result_type(t, 0.0))) for t in temperatures]
