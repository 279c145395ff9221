# breaks: "0 for a row of zeros, whatever the loss and the other rows are.": without the last `where` a row of zeros is divided by 1, so its gradient is the cotangent instead of 0
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    harmless = jnp.where(x > 0, x, 1.0)
    return jnp.where(x > 0, jnp.sqrt(harmless), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    return table / jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
