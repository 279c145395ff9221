"""the jitted function captured the first temperature, so every later one gets the same score."""

_jitted = {}


@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    scores = []
    for t in temperatures:
        temperature = jnp.asarray(t, jnp.float32)
        if score not in _jitted:
            _jitted[score] = jax.jit(lambda batch, temperature=temperature: score(batch, temperature))
        scores.append(_jitted[score](batch))
    return scores
