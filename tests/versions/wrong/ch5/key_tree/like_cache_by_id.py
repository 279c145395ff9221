# breaks: "Each array has a key of its own, even if two arrays are equal.": if the same array object is in the tree twice, both places get the same key
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.random.split(key, n)


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    leaves, structure = jax.tree.flatten(tree)
    keys = {id(leaf): k for leaf, k in zip(leaves, jax.random.split(key, len(leaves)))}
    return jax.tree.unflatten(structure, [keys[id(leaf)] for leaf in leaves])


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    return jax.random.fold_in(jax.random.fold_in(key, epoch), step)
