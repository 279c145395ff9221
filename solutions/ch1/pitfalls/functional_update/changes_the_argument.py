"""the argument itself was assigned to, which changes the caller's NumPy array and fails for a JAX array."""

import numpy as np


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    kept = scores[first].copy()
    scores[first] = scores[second]
    scores[second] = kept
    return jnp.asarray(scores)


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    scores[:, round_index] += bonus
    return jnp.asarray(scores)


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    best[entrants] = np.maximum(best[entrants], scores)
    return jnp.asarray(best)
