"""a time equal to the best counts as a record."""


def update(
    board: dict[str, Shaped[Array, " runners"]], times: Float[Array, " runners"]
) -> tuple[dict[str, Shaped[Array, " runners"]], Bool[Array, " runners"]]:
    is_record = times <= board["best"]
    new_board = {"best": jnp.minimum(board["best"], times), "records": board["records"] + is_record}
    return new_board, is_record
