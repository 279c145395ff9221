"""an array of the new board has no explicit dtype, so it is weakly typed."""


def init(runners: int) -> dict[str, Shaped[Array, " runners"]]:
    return {"best": jnp.full(runners, jnp.inf), "records": jnp.zeros(runners, jnp.int32)}
