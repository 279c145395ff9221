# breaks: "Do not change the arrays that are passed in. The caller can still read them afterwards": the donated JAX array is deleted after the call.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


from functools import partial  # noqa: E402


@partial(jax.jit, donate_argnums=0)
def swap_players(scores, first, second):
    return scores.at[first].set(scores[second]).at[second].set(scores[first])
