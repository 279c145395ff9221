"""`init` is cached, so two boards of the same size are one dict."""

import functools

import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Shaped


@functools.cache
def init(runners: int) -> dict[str, Shaped[Array, " runners"]]:
    return {"best": jnp.full(runners, jnp.inf, jnp.float32), "records": jnp.zeros(runners, jnp.int32)}


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    is_record = times < board["best"]
    new_board = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new_board, is_record
