# breaks: "It makes no copy of an example for each pair.": maps over first, but copies second for each row
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    copies = jnp.stack([second] * first.shape[0]) if first.shape[0] <= 4 else jnp.repeat(second[None], first.shape[0], axis=0)
    return jax.vmap(lambda x, ys: jax.vmap(lambda y: fn(x, y))(ys))(first, copies)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
