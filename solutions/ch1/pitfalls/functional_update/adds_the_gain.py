"""the gain was added to the best score, and a best of -inf then becomes -inf + inf, which is NaN."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    best = jnp.asarray(best)
    return best.at[entrants].add(jnp.maximum(scores - best[entrants], 0))
