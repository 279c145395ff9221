# breaks: "A leaf decays, unless its name is in `skip`.": skips everything with fewer than two axes, and decays matrices called b
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    return jax.tree.map(lambda leaf: leaf.ndim >= 2, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
