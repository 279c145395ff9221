from collections.abc import Callable, Collection
from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@jax.jit
@partial(jax.vmap, in_axes=({"w": 0, "b": -1}, None))
def _ensemble(member, x):
    return x @ member["w"] + member["b"]


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    return _ensemble(params, x)


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    axes = {name: None for name in data}
    for name in mapped:
        if name not in axes:
            raise KeyError(f"no entry {name!r} in data")
        axes[name] = 0
    return jax.jit(jax.vmap(fn, in_axes=(None, axes)))(params, data)
