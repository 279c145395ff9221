from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def _over_keys(draw, key, n):
    return jax.vmap(draw)(jax.random.split(key, n))


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    leaves, structure = jax.tree.flatten(batch)
    (count,) = {leaf.shape[0] for leaf in leaves}

    def on_leaves(one_key, *parts):
        return fn(one_key, jax.tree.unflatten(structure, parts))

    return jax.vmap(on_leaves)(jax.random.split(key, count), *leaves)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    return _over_keys(lambda one_key: fn(one_key, x), key, n)
