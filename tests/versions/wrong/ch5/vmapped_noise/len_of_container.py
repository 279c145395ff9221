# breaks: "batch: a tree of arrays.": len(batch) counts the entries of a dict, list or tuple, so vmap raises unless that number happens to be that of the examples
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    keys = jax.random.split(key, len(batch))
    return jax.vmap(fn)(keys, batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return jax.vmap(fn, in_axes=(0, None))(jax.random.split(key, n), x)
