"""`update` changed the board that it was given, so the old board is lost."""


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    is_record = times < board["best"]
    board["best"] = jnp.minimum(board["best"], times)
    board["records"] = board["records"] + is_record
    return board, is_record
