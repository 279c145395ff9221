"""the second step of the swap read a row that the first had just replaced, so one row appears twice."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    scores = scores.at[first].set(scores[second])
    return scores.at[second].set(scores[first])
