# breaks: "The table with the bonus added in that column": sets the column to the bonus, wrong if the score there is not 0 (the example has zeros).
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].set(bonus)
