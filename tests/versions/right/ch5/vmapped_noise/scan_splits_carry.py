# another way: Splits a carried key in a `scan`: no array of keys, but each example waits for the one before.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    def body(carry, example):
        carry, use = jax.random.split(carry)
        return carry, fn(use, example)

    return jax.lax.scan(body, key, batch)[1]


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    def body(carry, _):
        carry, use = jax.random.split(carry)
        return carry, fn(use, x)

    _, results = jax.lax.scan(body, key, length=n)
    return results
