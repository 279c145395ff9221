# breaks: "first derivative   1 / (2 sqrt(x))   if x > 0, and 0 otherwise": the root of abs(x) still sees the zero, so the gradient at x = 0 is NaN (negative numbers are fine)
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(jnp.abs(x)), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    return jnp.where(squares > 0, table / lengths, 0.0)
