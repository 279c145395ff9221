# breaks: "It is finite, also in a batch where some labels are 0 and some are not.": the unused division by 0 makes the gradient NaN for any label 0; values are right
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    p = x @ params["w"] + params["b"]
    return jnp.where(y == 0, p**2, ((p - y) / y) ** 2)


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    def one(flag, row):
        return jnp.where(flag, repair(row), row)

    return lax.cond(jnp.any(broken), lambda: jax.vmap(one)(broken, table), lambda: table)
