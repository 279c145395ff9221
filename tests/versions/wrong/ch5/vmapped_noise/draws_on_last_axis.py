# breaks: "The first axis of each array counts the draws.": the draws are on the last axis, wrong whenever fn returns an array that has axes
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    keys = jax.random.split(key, len(jax.tree.leaves(batch)[0]))
    return jax.vmap(fn)(keys, batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return jax.vmap(fn, in_axes=(0, None), out_axes=-1)(jax.random.split(key, n), x)
