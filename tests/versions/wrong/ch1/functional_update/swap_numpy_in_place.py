# breaks: "Do not change the arrays that are passed in": a NumPy table is changed in place.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    if isinstance(scores, np.ndarray):
        scores[[first, second]] = scores[[second, first]]
        return jnp.array(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])
