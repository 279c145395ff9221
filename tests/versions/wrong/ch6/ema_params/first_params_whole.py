# breaks: "the new mean is decay * mean + (1 - decay) * params": the first params become the mean as they are, for every decay above 0
from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def start_average(params: Params) -> Average:
    mean = jax.tree.map(lambda leaf: jnp.zeros(leaf.shape, "float32"), params)
    return {"mean": mean, "count": jnp.int32(0)}


def update_average(average: Average, params: Params, decay: float) -> Average:
    first = average["count"] == 0

    def mix(old, new):
        new = new.astype("float32")
        return jnp.where(first, new, decay * old + (1 - decay) * new)

    return {"mean": jax.tree.map(mix, average["mean"], params), "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    weight = 1 - decay ** average["count"]
    return jax.tree.map(lambda leaf: leaf / weight, average["mean"])
