# another way: Multiplies by a mask of zeros and ones: shorter, but only safe if no number is infinite or NaN.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    mask = (x > 0).astype(jnp.float32)
    return mask * jnp.sqrt(mask * x + (1.0 - mask))


@jax.jit
def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.einsum("rc,rc->r", table, table, precision="highest")
    mask = (squares > 0).astype(jnp.float32)
    lengths = jnp.sqrt(squares + (1.0 - mask))
    return table * (mask / lengths)[:, None]
