# another way: Makes an axis for every single array with `jax.tree.map`: longer than a prefix, but explicit.

from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    def member(w, b, example):
        return jnp.matmul(example, w) + b

    return jax.vmap(member, in_axes=(0, 1, None), out_axes=0)(params["w"], params["b"], x)


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    names = frozenset(mapped)
    missing = names.difference(data)
    if missing:
        raise KeyError(*missing)

    def axes_of(name):
        axis = 0 if name in names else None
        return jax.tree.map(lambda _: axis, data[name])

    axes = {name: axes_of(name) for name in data}
    return jax.vmap(fn, in_axes=(None, axes))(params, data)
