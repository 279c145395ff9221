from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    members = {"w": params["w"], "b": jnp.moveaxis(params["b"], -1, 0)}
    return jax.vmap(lambda p: jnp.dot(x, p["w"]) + p["b"])(members)


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    if not set(mapped) <= set(data):
        raise KeyError(sorted(set(mapped) - set(data))[0])
    axes = dict.fromkeys(data) | dict.fromkeys(mapped, 0)
    return jax.vmap(fn, (None, axes), 0)(params, data)
