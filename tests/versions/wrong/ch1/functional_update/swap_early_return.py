# breaks: "all three must also work inside `jax.jit`": the Python `if` on traced indices raises TracerBoolConversionError.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    if first == second:
        return scores
    return scores.at[first].set(scores[second]).at[second].set(scores[first])
