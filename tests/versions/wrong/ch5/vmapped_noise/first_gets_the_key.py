# breaks: "No example gets `key` itself.": example 0 gets key, for all inputs
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    count = len(jax.tree.leaves(batch)[0])
    keys = jnp.concatenate([key[None], jax.random.split(key, count)[1:]])
    return jax.vmap(fn)(keys, batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return jax.vmap(fn, in_axes=(0, None))(jax.random.split(key, n), x)
