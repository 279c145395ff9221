from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    def step(carry, x):
        return carry, jax.vmap(fn, in_axes=(None, 0))(x, second)

    _, table = lax.scan(step, None, first)
    return table


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    def add_feature(total, feature):
        return total + (feature[0][:, None] - feature[1][None, :]) ** 2, None

    start = jnp.zeros((a.shape[0], b.shape[0]), a.dtype)
    return lax.scan(add_feature, start, (a.T, b.T))[0]
