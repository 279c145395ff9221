# breaks: "Each distance is right to 0.01 % of itself, even if the two points are near each other and far from 0.": sets distances below 1e-6 to 0, so points that are 0.0005 apart near 0 get 0
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    row = jax.vmap(fn, in_axes=(None, 0))
    return jax.vmap(row, in_axes=(0, None))(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    table = all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
    return jnp.where(table < 1e-6, 0.0, table)
