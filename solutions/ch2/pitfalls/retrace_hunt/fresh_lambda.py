"""each call makes a new function and jits it, so JAX never finds the programs of earlier calls."""


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    add_score = jax.jit(lambda total, batch: total + score(batch))
    total, means = jnp.zeros(()), []
    for count, batch in enumerate(batches, start=1):
        total = add_score(total, batch)
        means.append(total / count)
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    score_at = jax.jit(lambda temperature: score(batch, temperature))
    return [score_at(jnp.asarray(t, jnp.float32)) for t in temperatures]
