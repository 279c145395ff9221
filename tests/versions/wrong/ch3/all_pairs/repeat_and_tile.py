# breaks: "It makes no copy of an example for each pair.": lines up all pairs with repeat and tile
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    rows, columns = first.shape[0], second.shape[0]
    left = jnp.repeat(first, columns, axis=0)
    right = jnp.tile(second, (rows,) + (1,) * (second.ndim - 1))
    flat = jax.vmap(fn)(left, right)
    return flat.reshape((rows, columns) + flat.shape[1:])


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
