# breaks: "A traced call has at most 400 operations, beside those of `fn`, however many there are.": the keys are made one by one, so a batch of 500 examples takes more than 500 operations
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
    keys = jnp.stack([jax.random.fold_in(key, i) for i in range(count)])
    return jax.vmap(fn)(keys, batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return jax.vmap(fn, in_axes=(0, None))(jax.random.split(key, n), x)
