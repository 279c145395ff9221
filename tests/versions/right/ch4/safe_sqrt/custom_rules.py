# another way: Writes the derivatives itself: you control them, but `unit_rows` then has no forward mode.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.custom_jvp
def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(x), 0.0)


@safe_sqrt.defjvp
def _safe_sqrt_jvp(primals, tangents):
    (x,), (dx,) = primals, tangents
    root = safe_sqrt(x)
    slope = jnp.where(root > 0, 0.5 / jnp.where(root > 0, root, 1.0), 0.0)
    return root, slope * dx


@jax.custom_vjp
def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return _forward(table)[0]


def _forward(table):
    lengths = jnp.sqrt(jnp.sum(table * table, axis=1, keepdims=True))
    scale = jnp.where(lengths > 0, 1.0 / jnp.where(lengths > 0, lengths, 1.0), 0.0)
    unit = table * scale
    return unit, (unit, scale)


def _backward(kept, cotangent):
    unit, scale = kept
    along = jnp.sum(unit * cotangent, axis=1, keepdims=True)
    return (scale * (cotangent - unit * along),)


unit_rows.defvjp(_forward, _backward)
