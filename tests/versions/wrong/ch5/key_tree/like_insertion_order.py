# breaks: "The keys depend on `key` and on the structure of the tree only": a dict is walked in the order of insertion, so {'w': ..., 'b': ...} gets other keys than {'b': ..., 'w': ...}, and other keys inside of jit, which sorts the dict
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def walk(key, tree):
    if isinstance(tree, dict):
        keys = jax.random.split(key, len(tree))
        return {name: walk(k, child) for k, (name, child) in zip(keys, tree.items())}
    if isinstance(tree, (list, tuple)):
        keys = jax.random.split(key, len(tree))
        return type(tree)([walk(k, child) for k, child in zip(keys, tree)])
    return key


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.random.split(key, n)


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    return walk(jax.random.fold_in(key, 0), tree)


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    return jax.random.fold_in(jax.random.fold_in(key, epoch), step)
