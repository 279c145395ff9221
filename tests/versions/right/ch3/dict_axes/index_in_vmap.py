# another way: Maps over the number of the example and slices by hand, so each slice becomes a gather.

from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    def member(i):
        return x @ params["w"][i] + params["b"][:, i]

    return jax.vmap(member)(jnp.arange(params["w"].shape[0]))


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    for name in mapped:
        data[name]  # raises a KeyError for an unknown name
    count = jax.tree.leaves([data[name] for name in mapped])[0].shape[0]

    def at(i):
        one = {
            name: jax.tree.map(lambda a: a[i], value) if name in mapped else value for name, value in data.items()
        }
        return fn(params, one)

    return jax.vmap(at)(jnp.arange(count))
