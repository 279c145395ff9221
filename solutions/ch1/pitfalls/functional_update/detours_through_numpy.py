"""the array was copied to NumPy and changed there, but inside `jit` there are no numbers to copy."""

import numpy as np


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    copied = np.array(scores)
    copied[[first, second]] = copied[[second, first]]
    return jnp.asarray(copied)


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    copied = np.array(scores)
    copied[:, round_index] += bonus
    return jnp.asarray(copied)


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    copied = np.array(best)
    copied[entrants] = np.maximum(copied[entrants], scores)
    return jnp.asarray(copied)
