"""the second step of the swap read a row that the first had just replaced, so one row appears twice."""

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float, Int


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    scores = scores.at[first].set(scores[second])
    return scores.at[second].set(scores[first])


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    return jnp.asarray(best).at[entrants].max(scores)
