# breaks: "An array of shape `(rows, columns, ...)`, with the axes of one result of `fn` at the end.": the two maps are swapped, the result is transposed
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    row = jax.vmap(fn, in_axes=(0, None))
    return jax.vmap(row, in_axes=(None, 0))(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
