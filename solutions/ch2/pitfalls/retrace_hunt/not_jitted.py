"""`score` is called without `jit`, so Python runs it every time, one small program per operation."""


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    total, means = jnp.zeros(()), []
    for count, batch in enumerate(batches, start=1):
        total = total + score(batch)
        means.append(total / count)
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [score(batch, jnp.asarray(t, jnp.float32)) for t in temperatures]
