"""one broken row is enough, and all rows of the table are repaired."""


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    return lax.cond(jnp.any(broken), lambda: jax.vmap(repair)(table), lambda: table)
