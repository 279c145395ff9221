# breaks: "The length of each row is 0, or between 1e-6 and 1e6.": lengths below 1e-4 are replaced by 1e-4, so short rows do not get length 1
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    harmless = jnp.where(x > 0, x, 1.0)
    return jnp.where(x > 0, jnp.sqrt(harmless), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.maximum(squares, 1e-8))
    return jnp.where(squares > 0, table / lengths, 0.0)
