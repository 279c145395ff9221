"""the result of `.at[...]` was thrown away: it is a new array, and the old one does not change."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    scores.at[first].set(scores[second]).at[second].set(scores[first])
    return scores


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    scores.at[:, round_index].add(bonus)
    return scores


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    best = jnp.asarray(best)
    best.at[entrants].max(scores)
    return best
