# breaks: "Each `key_i` is a new key that is made from `key`.": the keys are those of the seeds 0, 1, 2..., so two calls with different keys give the same noise
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    keys = jax.vmap(jax.random.key)(jnp.arange(len(jax.tree.leaves(batch)[0])))
    return jax.vmap(fn)(keys, batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return jax.vmap(fn, in_axes=(0, None))(jax.random.split(key, n), x)
