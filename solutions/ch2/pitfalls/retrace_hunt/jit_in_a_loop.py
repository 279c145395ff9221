"""`jax.jit` is called in the loop, on a new function for each batch, so each batch compiles again."""

import functools


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    total, means = jnp.zeros(()), []
    for count, batch in enumerate(batches, start=1):
        total = jax.jit(functools.partial(lambda batch, total: total + score(batch), batch))(total)
        means.append(total / count)
    return means
