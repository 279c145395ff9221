# another way: Swaps the two maps and sets `out_axes=1`, and broadcasts the points for the distances.

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
    return jax.vmap(column, in_axes=(None, 0), out_axes=1)(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    difference = a[:, None, :] - b[None, :, :]
    return (difference * difference).sum(axis=-1)
