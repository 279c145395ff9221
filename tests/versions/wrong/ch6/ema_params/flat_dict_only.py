# breaks: "`params` is any tree of arrays.": only a flat dict works, a list or a nested dict fails
from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def start_average(params: Params) -> Average:
    mean = {name: jnp.zeros(leaf.shape, "float32") for name, leaf in params.items()}
    return {"mean": mean, "count": jnp.int32(0)}


def update_average(average: Average, params: Params, decay: float) -> Average:
    mean = {
        name: decay * average["mean"][name] + (1 - decay) * leaf.astype("float32") for name, leaf in params.items()
    }
    return {"mean": mean, "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    weight = 1 - decay ** average["count"]
    return {name: leaf / weight for name, leaf in average["mean"].items()}
