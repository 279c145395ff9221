"""each batch needs another program, because an array grows or a static number changes from batch to batch."""


@jax.jit(static_argnames="score")
def _mean_score(score, history):
    return jnp.mean(jax.vmap(score)(history))


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    return [_mean_score(score, jnp.stack(batches[: count + 1])) for count in range(len(batches))]
