# breaks: "Adds each player's bonus to the score of one round": adds to a row instead of a column; a square table gives wrong numbers, another one an error.
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[round_index].add(bonus)
