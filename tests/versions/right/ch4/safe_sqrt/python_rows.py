import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    clipped = jnp.where(x > 0, x, 1.0)
    return jnp.where(x > 0, jnp.power(clipped, 0.5), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    rows = []
    for row in table:
        nonzero = (row != 0).any()
        safe = jnp.where(nonzero, row, 1.0)
        rows.append(jnp.where(nonzero, safe / jnp.sqrt((safe**2).sum()), 0.0))
    return jnp.stack(rows)
