import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _texts(skip):
    """Returns what keystr writes for the names, in a dict and in a class."""
    return [f"[{name!r}]" for name in skip] + [f".{name}" for name in skip]


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree.map_with_path(lambda path, leaf: jax.tree_util.keystr(path[-1:]) not in _texts(skip), params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
