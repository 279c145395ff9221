# breaks: "all three must also work inside `jax.jit`. There, all arguments are tracers, including the indices": a slice with traced bounds raises IndexError.
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
    return scores.at[:, round_index : round_index + 1].add(bonus[:, None])
