"""the bonus went to a row: `.at[round_index]` selects a player, `.at[:, round_index]` a round."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    return scores.at[first].set(scores[second]).at[second].set(scores[first])


def add_bonus(
    scores: Float[ArrayLike, "players rounds"], round_index: int, bonus: Float[ArrayLike, " players"]
) -> Float[Array, "players rounds"]:
    return jnp.asarray(scores).at[round_index].add(bonus)
