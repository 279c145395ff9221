"""an array of the new board has no explicit dtype, so it is weakly typed."""

import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Shaped


def init(runners: int) -> dict[str, Shaped[Array, " runners"]]:
    return {"best": jnp.full(runners, jnp.inf), "records": jnp.zeros(runners, jnp.int32)}


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    is_record = times < board["best"]
    new_board = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new_board, is_record
