# breaks: "A score may be infinite": 0 * inf in the permutation matrix product gives NaN in every row of that column.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    identity = jnp.eye(scores.shape[0], dtype=scores.dtype)
    permutation = identity.at[first].set(identity[second]).at[second].set(identity[first])
    return jnp.matmul(permutation, scores, precision="highest")
