"""better scores were overwritten, because `.set` replaces them and `.max` keeps the larger one."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def keep_best(
    best: Float[ArrayLike, " players"], entrants: Int[ArrayLike, " entrants"], scores: Float[ArrayLike, " entrants"]
) -> Float[Array, " players"]:
    return jnp.asarray(best).at[entrants].set(scores)
