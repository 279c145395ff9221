# breaks: "Keep nothing in a global variable": the last table stays in a global and players keep scores of earlier calls of the same size; inside jit a tracer leaks.
import jax
import jax.numpy as jnp
import numpy as np


def swap_players(scores, first, second):
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def add_bonus(scores, round_index, bonus):
    return jnp.asarray(scores).at[:, round_index].add(bonus)


_record = None


def keep_best(best, entrants, scores):
    global _record
    best = jnp.asarray(best)
    if _record is None or _record.shape != best.shape:
        _record = best
    _record = jnp.maximum(_record, best).at[entrants].max(scores)
    return _record
