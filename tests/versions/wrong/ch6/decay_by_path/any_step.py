# breaks: "The steps before": compares every step, so all leaves below a key b are left alone
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    def decays(path, leaf):
        return not any(jax.tree_util.keystr((step,), simple=True) in skip for step in path)

    return jax.tree.map_with_path(decays, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf, yes: (1 - rate) * leaf if yes else leaf, params, decay_mask(params, skip))
