from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    @jax.jit
    def table(first, second):
        return jax.vmap(lambda x: jax.vmap(lambda y: fn(x, y))(second))(first)

    return table(first, second)


@jax.jit
def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    difference = jnp.expand_dims(a, 1) - b
    return jnp.einsum("ijk,ijk->ij", difference, difference, precision=jax.lax.Precision.HIGHEST)
