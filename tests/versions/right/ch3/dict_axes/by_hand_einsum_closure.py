# another way: Maps only the chosen entries and closes over the others, so it needs no `in_axes` at all.

from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    return jnp.einsum("f,mfc->mc", x, params["w"]) + params["b"].T


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    for name in mapped:
        if name not in data:
            raise KeyError(name)
    chosen = {name: data[name] for name in mapped}
    rest = {name: value for name, value in data.items() if name not in chosen}

    def one_example(slices):
        return fn(params, {**rest, **slices})

    return jax.vmap(one_example)(chosen)
