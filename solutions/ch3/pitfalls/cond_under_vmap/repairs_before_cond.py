"""`repair` runs before `cond` decides, so no work is saved."""


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    repaired = jnp.where(broken[:, None], jax.vmap(repair)(table), table)
    return lax.cond(jnp.any(broken), lambda: repaired, lambda: table)
