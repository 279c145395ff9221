"""the scores so far are padded to 32, 64, ..., so a much longer stream still compiles."""

import numpy as np


@jax.jit(static_argnames="score")
def _score_once(score, batch):
    return score(batch)


@jax.jit
def _mean_of_first(scores, count):
    return jnp.sum(jnp.where(jnp.arange(scores.size) < count, scores, 0.0)) / count


def running_means(score, batches):
    scores, means = np.zeros(32, np.float32), []
    for count, batch in enumerate(batches, start=1):
        if count > scores.size:
            scores = np.append(scores, np.zeros_like(scores))
        scores[count - 1] = _score_once(score, batch)
        means.append(_mean_of_first(scores, count))
    return means
