# breaks: "If no row is broken, `repair` does not run on the device.": there is a conditional, but repair runs before it (seen with a callback in repair; XLA may move pure arithmetic)
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
    fixed = jax.vmap(repair)(table)
    return lax.cond(jnp.any(broken), lambda: jnp.where(broken[:, None], fixed, table), lambda: table)
