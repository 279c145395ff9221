from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    def step(carry, member):
        w, b = member
        return carry, x @ w + b

    return jax.lax.scan(step, None, (params["w"], params["b"].T))[1]


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    chosen = {name: data[name] for name in set(mapped)}  # a KeyError for an unknown name
    return jax.lax.map(lambda one: fn(params, {**data, **one}), chosen)
