"""`cond` gets one flag for each row under `vmap`, so it becomes a select, and both sides always run."""


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    def keep_or_repair(flag: Array, row: Array) -> Array:
        return lax.cond(flag, repair, lambda row: row, row)

    return jax.vmap(keep_or_repair)(broken, table)
