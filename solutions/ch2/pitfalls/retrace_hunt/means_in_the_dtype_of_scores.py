"""the total is kept in the dtype of the scores, so the means of bfloat16 scores are bfloat16."""


@jax.jit(static_argnames="score")
def _score_in_dtype(score, batch):
    return score(batch)


def running_means(score, batches):
    total, means = None, []
    for count, batch in enumerate(batches, start=1):
        scored = _score_in_dtype(score, batch)
        total = scored if total is None else total + scored
        means.append(total / count)
    return means
