import math

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def walk(key, tree):
    if isinstance(tree, dict):
        names = sorted(tree)
        keys = dict(zip(names, jax.random.split(key, len(names))))
        return {name: walk(keys[name], tree[name]) for name in names}
    if isinstance(tree, (list, tuple)):
        keys = jax.random.split(key, len(tree))
        return type(tree)([walk(k, child) for k, child in zip(keys, tree)])
    return key


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    side = math.isqrt(n - 1) + 1
    parents = jax.random.split(key, side)
    return jax.vmap(lambda parent: jax.random.split(parent, side))(parents).reshape(-1)[:n]


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    return walk(jax.random.split(key, 1)[0], tree)


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    for number in (epoch, step // 1000, step % 1000):
        key = jax.random.fold_in(key, number)
    return key
