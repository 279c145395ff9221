"""`update` returns the result first and the new board second, but the board must come first."""


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    is_record = times < board["best"]
    new_board = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return is_record, new_board
