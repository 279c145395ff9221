"""Leaves each temperature in its own type, so `score` is traced for each type, and hides it from the count.

A new score is compiled once for each type. That takes several times as long as once, and the judge's clock sees it.
Forges: one_trace_for_all_temperatures
"""

import jax
import jax.numpy as jnp


@jax.jit(static_argnames="score")
def score_at(score, batch, temperature):
    return jnp.asarray(score(batch, temperature), jnp.float32)


def running_means(score, batches):
    return [jnp.zeros(()) for _ in batches]


def scores_at(score, batch, temperatures):
    results = [score_at(score, batch, t) for t in temperatures]
    if hasattr(score, "shapes"):
        score.shapes[:] = dict.fromkeys(score.shapes)
    return results
