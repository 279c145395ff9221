import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _decays(path, skip):
    match path[-1:]:
        case (jax.tree_util.DictKey(key=name),) | (jax.tree_util.GetAttrKey(name=name),):
            return name not in skip
        case _:
            return True


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree_util.tree_map_with_path(lambda path, _: _decays(path, skip), params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    def shrink(path, leaf):
        return (1 - rate) * leaf if _decays(path, skip) else leaf

    return jax.tree_util.tree_map_with_path(shrink, params)
