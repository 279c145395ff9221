# breaks: "Do no arithmetic with them, because it would round them": rows with 1e30 and 1.0, or with an infinite score (NaN).
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    difference = scores[second] - scores[first]
    return scores.at[first].add(difference).at[second].add(-difference)
