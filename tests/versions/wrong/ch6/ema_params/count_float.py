# breaks: "`"count"` is an int32 scalar array": it is float32, for all params
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
    return {"mean": mean, "count": jnp.zeros(())}


def update_average(average: Average, params: Params, decay: float) -> Average:
    mean = jax.tree.map(
        lambda old, new: decay * old + (1 - decay) * new.astype("float32"), average["mean"], params
    )
    return {"mean": mean, "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    weight = 1 - decay ** average["count"]
    return jax.tree.map(lambda leaf: leaf / weight, average["mean"])
