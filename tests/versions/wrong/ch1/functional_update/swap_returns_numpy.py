# breaks: "The result is a `jax.Array`": NumPy tables come back as a NumPy array, and in float64.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    if isinstance(scores, np.ndarray):
        table = scores.copy()
        table[[first, second]] = scores[[second, first]]
        return table
    return scores.at[first].set(scores[second]).at[second].set(scores[first])
