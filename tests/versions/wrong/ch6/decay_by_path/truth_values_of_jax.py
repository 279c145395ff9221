# breaks: "These are Python bools, inside `jax.jit` too": the mask holds bool arrays, which are tracers inside jax.jit; decay_by_path gets along with jnp.where
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
    return jax.tree.map_with_path(lambda path, leaf: jnp.array(_name(path) not in skip), params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: jnp.where(yes, (1 - rate) * leaf, leaf), params, decay_mask(params, skip))
