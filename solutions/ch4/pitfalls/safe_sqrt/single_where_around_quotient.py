"""nothing is harmless in `unit_rows`: the root and the division both see the 0."""


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    lengths = jnp.sqrt(jnp.sum(table**2, axis=1, keepdims=True))
    return jnp.where(lengths > 0, table / lengths, 0.0)
