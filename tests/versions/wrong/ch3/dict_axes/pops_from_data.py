# breaks: "Your code changes no argument": the mapped entries are popped from the dict of the caller, so a second call with the same data raises a KeyError
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
    chosen = {name: data.pop(name) for name in set(mapped)}
    return jax.vmap(lambda one: fn(params, {**data, **one}))(chosen)
