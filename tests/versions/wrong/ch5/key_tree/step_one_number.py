# breaks: "Two different pairs of epoch and step have two independent keys.": the number does not fit into 32 bits: epoch 0 and step 0 get the key of epoch 4294 and step 963002 if both are tracers, or an OverflowError as Python ints
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.random.split(key, n)


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    leaves, structure = jax.tree.flatten(tree)
    return jax.tree.unflatten(structure, list(jax.random.split(key, len(leaves))))


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    return jax.random.fold_in(key, epoch * 1_000_001 + step)
