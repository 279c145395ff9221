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
    return jax.vmap(jax.vmap(fn, (None, 0)), (0, None))(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    def body(k, total):
        return total + jnp.subtract.outer(a[:, k], b[:, k]) ** 2

    return lax.fori_loop(0, a.shape[1], body, jnp.zeros((len(a), len(b)), jnp.float32))
