"""the rows were swapped by a product with a matrix that holds zeros, and 0 times infinity is NaN."""


def swap_players(scores: Float[ArrayLike, "players rounds"], first: int, second: int) -> Float[Array, "players rounds"]:
    scores = jnp.asarray(scores)
    swapped = jnp.arange(scores.shape[0]).at[jnp.array([first, second])].set(jnp.array([second, first]))
    return jnp.eye(scores.shape[0])[swapped] @ scores
