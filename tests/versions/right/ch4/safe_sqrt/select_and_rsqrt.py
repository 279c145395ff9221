import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    bad = jnp.logical_not(x > 0)
    inside = jnp.select([bad], [4.0], x)
    return jnp.select([bad], [0.0], jnp.sqrt(inside))


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    squares = jnp.sum(table**2, axis=-1)
    zero = squares == 0
    scale = lax.rsqrt(jnp.where(zero, 1.0, squares))
    return jnp.where(zero[:, None], 0.0, table * scale[:, None])
