# another way: Uses `lax.map` over keys and examples: it needs less memory, but takes one after the other.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    count = jax.tree.leaves(batch)[0].shape[0]
    keys = jax.random.split(key, count)
    return jax.lax.map(lambda pair: fn(pair[0], pair[1]), (keys, batch))


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return jax.lax.map(lambda k: fn(k, x), jax.random.split(key, n))
