# breaks: "and not `key` itself": if the tree is a single array, keys_like returns key itself
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.random.split(key, n)


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    if isinstance(tree, dict):
        names = sorted(tree)
        keys = jax.random.split(key, len(names))
        return {name: keys_like(k, tree[name]) for name, k in zip(names, keys)}
    if isinstance(tree, (list, tuple)):
        keys = jax.random.split(key, len(tree))
        return type(tree)(keys_like(k, child) for k, child in zip(keys, tree))
    return key


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    return jax.random.fold_in(jax.random.fold_in(key, epoch), step)
