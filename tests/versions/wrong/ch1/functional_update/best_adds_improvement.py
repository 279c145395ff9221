# breaks: "best[entrants[i]] becomes the larger of itself and scores[i]": a best of -inf gives -inf + inf = NaN.
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    best, entrants, scores = jnp.asarray(best), jnp.asarray(entrants), jnp.asarray(scores)
    improvement = jnp.maximum(scores - best[entrants], 0)
    return best.at[entrants].add(improvement)
