# another way: Maps `fold_in` over the numbers, and hands the keys out with an iterator in `jax.tree.map`.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.vmap(jax.random.fold_in, in_axes=(None, 0))(key, jnp.arange(n))


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    keys = iter(jax.random.split(key, len(jax.tree.leaves(tree))))
    return jax.tree.map(lambda _: next(keys), tree)


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    return jax.random.fold_in(jax.random.fold_in(key, step), epoch)
