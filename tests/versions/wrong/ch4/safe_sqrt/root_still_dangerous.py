# breaks: "0 for a row of zeros, whatever the loss and the other rows are.": only the divisor is harmless, the root of the sum still sees 0: the gradient of a row of zeros is NaN
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    harmless = jnp.where(x > 0, x, 1.0)
    return jnp.where(x > 0, jnp.sqrt(harmless), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    lengths = jnp.sqrt(jnp.sum(table**2, axis=1, keepdims=True))
    divisor = jnp.where(lengths > 0, lengths, 1.0)
    return jnp.where(lengths > 0, table / divisor, 0.0)
