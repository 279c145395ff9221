# breaks: "Other entries may have any shapes.": entries are mapped by their size and not by their name, so a shared entry whose first axis happens to have the number of examples is sliced
from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    def member(p):
        return x @ p["w"] + p["b"]

    return jax.vmap(member, in_axes=({"w": 0, "b": -1},))(params)


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    unknown = set(mapped) - data.keys()
    if unknown:
        raise KeyError(sorted(unknown))
    count = jax.tree.leaves(data[next(iter(mapped))])[0].shape[0]

    def axis(a):
        return 0 if a.ndim and a.shape[0] == count else None

    axes = {name: jax.tree.map(axis, value) for name, value in data.items()}
    return jax.vmap(fn, in_axes=(None, axes))(params, data)
