# breaks: "Each distance is right to 0.01 % of itself, even if the two points are near each other and far from 0.": moves the mean to 0 first, which helps one cluster, but not two clusters far from each other
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
    centre = jnp.mean(b, axis=0)
    a, b = a - centre, b - centre
    squares = jnp.sum(a**2, axis=1)[:, None] + jnp.sum(b**2, axis=1)[None, :] - 2 * a @ b.T
    return jnp.maximum(squares, 0.0)
