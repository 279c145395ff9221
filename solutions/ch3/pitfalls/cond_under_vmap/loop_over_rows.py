"""a Python loop writes one `cond` for each row, so the program grows with the table."""


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    rows = [lax.cond(flag, repair, lambda row: row, row) for flag, row in zip(broken, table, strict=True)]
    return jnp.stack(rows)
