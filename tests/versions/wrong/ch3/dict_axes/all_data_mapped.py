# breaks: "The other entries are whole, and so is `params`.": every entry of data is mapped; raises if sizes differ, silently wrong if the shared entry has as many rows as there are examples
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
    for name in mapped:
        if name not in data:
            raise KeyError(name)
    return jax.vmap(fn, in_axes=(None, 0))(params, data)
