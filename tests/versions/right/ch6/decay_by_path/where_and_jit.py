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
    paths = [path for path, _ in jax.tree.leaves_with_path(params)]
    truths = []
    for path in paths:
        truths.append(not any(_name(path) == name for name in skip))
    return jax.tree.structure(params).unflatten(truths)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    @jax.jit
    def shrink(params, rate):
        return jax.tree.map(lambda leaf, yes: jnp.where(yes, (1 - rate) * leaf, leaf), params, decay_mask(params, skip))

    return shrink(params, rate)
