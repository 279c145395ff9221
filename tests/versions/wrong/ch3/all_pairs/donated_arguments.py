# breaks: "Your code changes no argument, no global and no setting of JAX, and it prints nothing.": first is donated; it is deleted after the call if the result has its shape and dtype
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    table = jax.vmap(jax.vmap(fn, in_axes=(None, 0)), in_axes=(0, None))
    return jax.jit(table, donate_argnums=0)(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
