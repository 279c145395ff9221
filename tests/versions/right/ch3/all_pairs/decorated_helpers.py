from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def share_first(fn):
    return jax.vmap(fn, in_axes=(None, 0))


def share_second(fn):
    return jax.vmap(fn, in_axes=(0, None))


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    return share_second(share_first(fn))(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    @share_second
    @share_first
    def table(p, q):
        return ((p - q) ** 2).sum()

    return table(a, b)
