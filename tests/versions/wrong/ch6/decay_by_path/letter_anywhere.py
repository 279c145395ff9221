# breaks: "name of the leaf. The steps before do not matter.": searches the text of the path, so 'b' in skip also hits embedding, and everything below a key b
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    def decays(path, leaf):
        return not any(name in jax.tree_util.keystr(path) for name in skip)

    return jax.tree.map_with_path(decays, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
