# breaks: "relative_loss = ((p - y) / y) ** 2     if y is not 0": negative labels are treated as 0
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    p = x @ params["w"] + params["b"]
    safe = jnp.where(y > 0, y, 1.0)
    return jnp.where(y > 0, ((p - y) / safe) ** 2, p**2)


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    def one(flag, row):
        return jnp.where(flag, repair(row), row)

    return lax.cond(jnp.any(broken), lambda: jax.vmap(one)(broken, table), lambda: table)
