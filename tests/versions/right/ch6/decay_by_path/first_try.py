import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _name(path):
    if not path:
        return None
    last = path[-1]
    if isinstance(last, jax.tree_util.DictKey):
        return last.key
    if isinstance(last, jax.tree_util.GetAttrKey):
        return last.name
    return None


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree.map_with_path(lambda path, leaf: _name(path) not in skip, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
