from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    @jax.jit
    def run(key, batch):
        count = jnp.shape(jax.tree.leaves(batch)[0])[0]
        return jax.vmap(fn)(jax.random.split(key, count), batch)

    return run(key, batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    batched = jax.vmap(fn, in_axes=(0, None), axis_size=n)
    return jax.jit(batched)(jax.random.split(key, (n,)), x)
