# breaks: "It makes no copy of an example for each pair.": broadcasts both arguments to all pairs before it maps
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
    left = jnp.broadcast_to(first[:, None], (rows, columns) + first.shape[1:])
    right = jnp.broadcast_to(second[None], (rows, columns) + second.shape[1:])
    return jax.vmap(jax.vmap(fn))(left, right)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
