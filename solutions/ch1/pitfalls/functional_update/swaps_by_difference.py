"""the rows were swapped by adding their difference, and rounding then loses the smaller numbers."""

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float, Int


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    difference = scores[second] - scores[first]
    return scores.at[first].add(difference).at[second].add(-difference)


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    return jnp.asarray(best).at[entrants].max(scores)
