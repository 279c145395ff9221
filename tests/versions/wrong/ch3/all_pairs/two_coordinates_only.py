# breaks: "at least one point, with at least one coordinate": writes out two coordinates, as in the example
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
    return all_pairs(lambda p, q: (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2, a, b)
