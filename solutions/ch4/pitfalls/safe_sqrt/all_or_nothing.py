"""one question is asked for the whole table, so a zero row among others is not noticed."""


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    filled = jnp.any(squares > 0)
    return jnp.where(filled, table / jnp.sqrt(jnp.where(filled, squares, 1.0)), 0.0)
