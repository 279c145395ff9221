# breaks: "squared_distances(a, b)[i, j] = (a[i, 0] - b[j, 0])**2 + (a[i, 1] - b[j, 1])**2 + ...": broadcasts all pairs, but sums over the columns and not over the coordinates
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
    return jnp.sum((a[:, None, :] - b[None, :, :]) ** 2, axis=1)
