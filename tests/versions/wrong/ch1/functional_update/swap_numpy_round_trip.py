# breaks: "all three must also work inside `jax.jit`": np.array of a tracer raises TracerArrayConversionError.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


def swap_players(scores, first, second):
    table = np.array(scores)
    table[[first, second]] = table[[second, first]]
    return jnp.asarray(table)
