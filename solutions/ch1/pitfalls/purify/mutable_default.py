"""every call of `init` returns the same dict, for example a default argument, which is made only once."""


def init(runners: int, board: dict[str, Array] = {}) -> dict[str, Shaped[Array, " runners"]]:  # noqa: B006  # this is the mistake
    board["best"] = jnp.full(runners, jnp.inf, jnp.float32)
    board["records"] = jnp.zeros(runners, jnp.int32)
    return board
