"""a Python `if` asks whether some row is broken, but in a jitted function the flags are tracers."""


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    if not broken.any():
        return table
    return jnp.where(broken[:, None], jax.vmap(repair)(table), table)
