# breaks: "2 * p                  if y is 0": the gradient of an example with label 0 is 0; values are right and all is finite
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
    return jnp.where(y == 0, lax.stop_gradient(p) ** 2, ((p - y) / safe) ** 2)


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    def one(flag, row):
        return jnp.where(flag, repair(row), row)

    return lax.cond(jnp.any(broken), lambda: jax.vmap(one)(broken, table), lambda: table)
