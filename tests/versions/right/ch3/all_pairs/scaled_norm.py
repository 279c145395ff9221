from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    def row(x):
        def entry(y):
            return fn(x, y)

        return jax.vmap(entry)(second)

    return jax.vmap(row)(first)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    def squared(p, q):
        d = jnp.abs(p - q)
        return jnp.vdot(d, d, precision="highest")

    return all_pairs(squared, a, b)
