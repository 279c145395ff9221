# breaks: "All draws are independent.": key i + 1 is the first half of the split of key i, which was used already, so an fn that splits its key draws the same numbers as the next call
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
    def body(k, _):
        k = jax.random.split(k)[0]
        return k, fn(k, x)

    return jax.lax.scan(body, key, length=n)[1]
