"""the board is a default argument, made only once, so every call of `init` returns the same dict."""

import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Shaped


def init(runners: int, board: dict[str, Array] = {}) -> dict[str, Shaped[Array, " runners"]]:  # noqa: B006  # this is the mistake
    board["best"] = jnp.full(runners, jnp.inf, jnp.float32)
    board["records"] = jnp.zeros(runners, jnp.int32)
    return board


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    is_record = times < board["best"]
    new_board = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new_board, is_record
