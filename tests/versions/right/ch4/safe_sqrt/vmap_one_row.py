import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def _root(number):
    positive = number > 0
    return lax.select(positive, lax.sqrt(lax.select(positive, number, 1.0 + 0 * number)), 0 * number)


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jax.vmap(_root)(jnp.ravel(x)).reshape(jnp.shape(x))


def _unit(row):
    zero = ~jnp.any(row)
    harmless = jnp.where(zero, jnp.ones_like(row), row)
    return jnp.where(zero, 0.0, harmless / jnp.linalg.norm(harmless))


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.vmap(_unit)(table)
