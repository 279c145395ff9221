# another way: Folds in the number of each leaf, so it can make the keys one by one, without a count.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.lax.map(lambda i: jax.random.fold_in(key, i), jnp.arange(n))


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    leaves, structure = jax.tree.flatten(tree)
    return jax.tree.unflatten(structure, [jax.random.fold_in(key, i) for i, _ in enumerate(leaves)])


@jax.jit
def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    epoch_key = jax.random.fold_in(key, epoch)
    return jax.random.fold_in(epoch_key, step)
