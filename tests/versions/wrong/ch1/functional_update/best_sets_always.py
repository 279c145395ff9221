# breaks: "Updates the best score of each player who took part today, if today's score is higher": a lower score replaces the best one.
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].set(scores)
