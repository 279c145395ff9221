# breaks: "0, or its absolute value is between 1e-20 and 1e20.": numbers from 1e-20 up to 1e-12 count as 0: value and slope are 0
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    big = x > 1e-12
    return jnp.where(big, jnp.sqrt(jnp.where(big, x, 1.0)), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    return jnp.where(squares > 0, table / lengths, 0.0)
