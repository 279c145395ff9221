# breaks: "Compute each result from the arguments alone. Keep nothing in a global variable": a NumPy table that was changed between two calls gives the old result.
import jax
import jax.numpy as jnp
import numpy as np


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


def keep_best(best, entrants, scores):
    return jnp.asarray(best).at[entrants].max(scores)


_cache = {}


def swap_players(scores, first, second):
    if isinstance(scores, np.ndarray):
        key = (id(scores), int(first), int(second))
        if key not in _cache:
            table = jnp.array(scores)
            _cache[key] = table.at[first].set(table[second]).at[second].set(table[first])
        return _cache[key]
    return scores.at[first].set(scores[second]).at[second].set(scores[first])
