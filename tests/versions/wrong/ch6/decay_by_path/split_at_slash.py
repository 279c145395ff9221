# breaks: "The keys of dicts are strings.": splits the text of the path at '/', so the key 'w/b' has the name b
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    def decays(path, leaf):
        return jax.tree_util.keystr(path, simple=True, separator="/").split("/")[-1] not in skip

    return jax.tree.map_with_path(decays, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
