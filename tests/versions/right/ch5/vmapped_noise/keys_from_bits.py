from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def _make_keys(key, n):
    shape = jax.random.key_data(key).shape
    bits = jax.random.bits(key, (n, *shape), jnp.uint32)
    return jax.random.wrap_key_data(bits, impl=jax.random.key_impl(key))


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    count = jax.tree.reduce(lambda _, leaf: leaf.shape[0], batch, 0)
    axes = (0, jax.tree.map(lambda _: 0, batch))
    return jax.vmap(fn, in_axes=axes)(_make_keys(key, count), batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    axes = (0, jax.tree.map(lambda _: None, x))
    return jax.vmap(fn, in_axes=axes)(_make_keys(key, n), x)
