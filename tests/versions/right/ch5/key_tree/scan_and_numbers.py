# another way: Splits in a chain with `scan`: the program is short, but each key waits for the one before.

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    def body(carry, _):
        carry, new = jax.random.split(carry)
        return carry, new

    return jax.lax.scan(body, key, None, length=n)[1]


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    structure = jax.tree.structure(tree)
    count = structure.num_leaves
    keys = jax.random.split(key, count)
    numbers = jax.tree.unflatten(structure, range(count))
    return jax.tree.map(lambda i: keys[i], numbers)


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    return functools.reduce(jax.random.fold_in, (epoch, step), key)
