# breaks: "If the last step is an index of a list or a tuple, or if there is no step, the leaf has no name.": skips the indices and takes the last name before them, so all arrays in a list b are left alone
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _name(path):
    names = [getattr(step, "key", getattr(step, "name", None)) for step in path]
    names = [name for name in names if name is not None]
    return names[-1] if names else None


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree.map_with_path(lambda path, leaf: _name(path) not in skip, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
