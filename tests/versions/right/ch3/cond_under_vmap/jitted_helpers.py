from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float


@jax.jit
def _predict(params, x):
    return jnp.vdot(x, params["w"]) + params["b"]


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    p = _predict(params, x)
    error = (p - y) / (y + (y == 0))
    return error**2


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    @jax.jit
    def run(broken, table):
        return lax.cond(
            jnp.sum(broken) > 0,
            lambda: lax.select(jnp.broadcast_to(broken[:, None], table.shape), lax.map(repair, table), table),
            lambda: table,
        )

    return run(broken, table)
