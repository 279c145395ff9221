import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    keys = jax.vmap(lambda i: jax.random.fold_in(key, n - i))(jnp.arange(n))
    return keys


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    paths = [path for path, _ in jax.tree_util.tree_leaves_with_path(tree)]
    number = {path: i for i, path in enumerate(paths)}
    keys = layer_keys(key, len(paths))
    return jax.tree_util.tree_map_with_path(lambda path, _: keys[number[path]], tree)


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    parent = jax.random.split(jax.random.fold_in(key, epoch))[1]
    return jax.random.fold_in(parent, jnp.asarray(step, jnp.uint32))
