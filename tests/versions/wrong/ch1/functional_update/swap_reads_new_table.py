# breaks: "The table with the two rows swapped": the second row is read from the table that is already changed, so both rows become equal.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    scores = scores.at[first].set(scores[second])
    return scores.at[second].set(scores[first])
