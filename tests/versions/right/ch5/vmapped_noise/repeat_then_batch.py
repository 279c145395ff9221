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
    copies = jax.tree.map(lambda leaf: jnp.broadcast_to(leaf, (n, *jnp.shape(leaf))), x)
    return noisy_batch(fn, key, copies)
