# another way: Makes a tree of factors and multiplies by it: no branch, but it also multiplies by 1.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _name(path):
    """The name of the leaf at the end of a path, or None."""
    if path and isinstance(path[-1], jax.tree_util.DictKey):
        return path[-1].key
    if path and isinstance(path[-1], jax.tree_util.GetAttrKey):
        return path[-1].name
    return None


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    names = jax.tree.map_with_path(lambda path, leaf: _name(path) or "", params)
    return jax.tree.map(lambda name: name not in set(skip), names)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    factors = jax.tree.map(lambda yes: 1 - rate if yes else 1.0, decay_mask(params, skip))
    return jax.tree.map(jnp.multiply, params, factors)
