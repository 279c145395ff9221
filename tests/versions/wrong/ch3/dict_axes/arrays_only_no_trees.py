# breaks: "data: a plain dict of trees of arrays.": takes each mapped entry for one array; an AttributeError (.shape) or a wrong index if a mapped entry is a dict, list or tuple
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
    count = data[list(mapped)[0]].shape[0]

    def at(i):
        return fn(params, {name: value[i] if name in mapped else value for name, value in data.items()})

    return jax.vmap(at)(jnp.arange(count))
