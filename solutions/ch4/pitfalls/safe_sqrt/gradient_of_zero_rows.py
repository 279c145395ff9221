"""a zero row has the gradient of `row / 1`, because no `where` stands around the quotient."""


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    return table / jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
