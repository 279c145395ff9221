# breaks: "step of a path may be a key of a dict, or a field of a class.": a field of a NamedTuple or a dataclass has no name here, so its b decays
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _name(path):
    if path and isinstance(path[-1], jax.tree_util.DictKey):
        return path[-1].key
    return None


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree.map_with_path(lambda path, leaf: _name(path) not in skip, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
