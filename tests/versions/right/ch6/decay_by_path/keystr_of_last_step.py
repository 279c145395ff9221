# another way: Compares the text of the last step: short, but an index 0 looks like a key "0" there.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    def decays(path, leaf):
        return jax.tree_util.keystr(path[-1:], simple=True) not in skip

    return jax.tree.map_with_path(decays, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    mask = decay_mask(params, skip)
    return jax.tree.map(lambda leaf, decays: leaf * (1 - rate) if decays else leaf, params, mask)
