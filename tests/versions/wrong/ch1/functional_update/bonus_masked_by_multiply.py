# breaks: "The other columns are unchanged": an infinite score times a mask of 0 is NaN, in other columns and in this one.
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def add_bonus(scores, round_index, bonus):
    scores, bonus = jnp.asarray(scores), jnp.asarray(bonus)
    mask = (jnp.arange(scores.shape[1]) == round_index).astype(scores.dtype)
    return scores * (1 - mask) + (scores + bonus[:, None]) * mask
