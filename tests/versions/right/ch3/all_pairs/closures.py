# another way: Nests two lambdas instead of using `in_axes`: the inner one reads the `x` of the outer one.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    return jax.vmap(lambda x: jax.vmap(lambda y: fn(x, y))(second))(first)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    def squared(p, q):
        return jnp.sum(jnp.square(q - p))

    return all_pairs(squared, a, b)
