from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    p = jnp.sum(x * params["w"]) + params["b"]
    is_zero = y == 0
    inverse = 1.0 / jnp.where(is_zero, 1.0, y)
    error = (p - y) * inverse
    return error * error


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    def nothing(flags, t):
        return t

    def some(flags, t):
        return jax.vmap(lambda f, row: lax.cond(f, repair, lambda r: r, row))(flags, t)

    return lax.switch(jnp.max(broken.astype(jnp.int32)), [nothing, some], broken, table)
