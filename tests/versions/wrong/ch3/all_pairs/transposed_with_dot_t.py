# breaks: "with the axes of one result of `fn` at the end.": swapped maps and .T, which reverses all axes; right only if fn returns a scalar
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    column = jax.vmap(fn, in_axes=(0, None))
    return jax.vmap(column, in_axes=(None, 0))(first, second).T


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
