# breaks: "If no row is broken, `repair` does not run on the device.": the mapped cond becomes a select, so repair always runs; values are right
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    p = x @ params["w"] + params["b"]
    safe = jnp.where(y == 0, 1.0, y)
    return jnp.where(y == 0, p**2, ((p - y) / safe) ** 2)


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    return jax.vmap(lambda flag, row: lax.cond(flag, repair, lambda r: r, row))(broken, table)
