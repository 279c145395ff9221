# breaks: "The gradient of a loss of `unit_rows(table)` with respect to `table` is right for each row that is not zero.": the length is behind stop_gradient, so the gradient of every nonzero row lacks one part
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    harmless = jnp.where(x > 0, x, 1.0)
    return jnp.where(x > 0, jnp.sqrt(harmless), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    lengths = jax.lax.stop_gradient(jnp.linalg.norm(table, axis=1, keepdims=True))
    divisor = jnp.where(lengths > 0, lengths, 1.0)
    return jnp.where(lengths > 0, table / divisor, 0.0)
