"""a small number is added to the sum of the squares, so short rows become too short."""


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return table / jnp.sqrt(jnp.sum(table**2, axis=1, keepdims=True) + 1e-12)
