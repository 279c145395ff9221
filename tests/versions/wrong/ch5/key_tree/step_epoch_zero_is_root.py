# breaks: "independent of all others, and not `key` itself": the key of epoch 0 and step 5 is the parent of all keys of epoch 5, so they are not independent
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    return jax.random.split(key, n)


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    leaves, structure = jax.tree.flatten(tree)
    return jax.tree.unflatten(structure, list(jax.random.split(key, len(leaves))))


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    epoch_key = jax.lax.cond(jnp.asarray(epoch) == 0, lambda: key, lambda: jax.random.fold_in(key, epoch))
    return jax.random.fold_in(epoch_key, step)
