# another way: Flattens the tree with its paths, so the rest is a plain loop over lists.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _name(path):
    if not path:
        return None
    step = path[-1]
    return getattr(step, "key", getattr(step, "name", None))


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    pairs, structure = jax.tree.flatten_with_path(params)
    return jax.tree.unflatten(structure, [_name(path) not in skip for path, _ in pairs])


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    leaves, structure = jax.tree.flatten(params)
    mask = jax.tree.leaves(decay_mask(params, skip))
    return structure.unflatten([leaf - rate * leaf if yes else leaf for leaf, yes in zip(leaves, mask)])
