# breaks: "today's scores of these players, in the order of `entrants`": the indices are sorted, the scores are not, wrong for entrants that are not sorted.
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[jnp.sort(jnp.asarray(entrants))].max(jnp.asarray(scores))
