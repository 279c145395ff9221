"""the whole stream becomes one array, so a stream of another length has another shape and compiles again."""


@jax.jit(static_argnames="score")
def _means(score, batches):
    return jnp.cumsum(jax.vmap(score)(batches)) / jnp.arange(1, len(batches) + 1)


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    return list(_means(score, jnp.stack(batches)))
