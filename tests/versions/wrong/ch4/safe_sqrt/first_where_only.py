# breaks: "Computes the square root of each positive number, and 0 for all others.": the second selection is missing, so the value is 1 for 0 and for negative numbers
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    harmless = jnp.where(x > 0, x, 1.0)
    return jnp.sqrt(harmless)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    return jnp.where(squares > 0, table / lengths, 0.0)
