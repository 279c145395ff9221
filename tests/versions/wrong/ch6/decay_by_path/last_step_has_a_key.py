# breaks: "If the last step is an index of a list or a tuple, or if there is no step, the leaf has no name.": path[-1].key raises AttributeError for lists, tuples and classes, and IndexError for a single array
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree.map_with_path(lambda path, leaf: path[-1].key not in skip, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
