# breaks: "no Python loop runs over the examples or the members": a list comprehension over the examples; over 60 operations when traced with (say) 100 examples
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
    chosen = {name: data[name] for name in mapped}
    count = jax.tree.leaves(chosen)[0].shape[0]
    results = [fn(params, {**data, **jax.tree.map(lambda a: a[i], chosen)}) for i in range(count)]
    return jax.tree.map(lambda *arrays: jnp.stack(arrays), *results)
