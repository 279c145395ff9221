"""the board is a default argument, made only once, so every call of `init` returns the same dict."""


def init(runners: int, board: dict[str, Array] = {}) -> dict[str, Shaped[Array, " runners"]]:  # noqa: B006  # this is the mistake
    board["best"] = jnp.full(runners, jnp.inf, jnp.float32)
    board["records"] = jnp.zeros(runners, jnp.int32)
    return board
