import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def _double_where(fn, test, x, harmless, otherwise):
    return jnp.where(test, fn(jnp.where(test, x, harmless)), otherwise)


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return _double_where(jnp.sqrt, x > 0, x, 1.0, 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    def one(row):
        total = jnp.vdot(row, row, precision="highest")
        return lax.cond(total > 0, lambda r: r / jnp.sqrt(jnp.vdot(r, r, precision="highest")), jnp.zeros_like, row)

    return lax.map(one, table)
