# breaks: "If all params were equal, it equals them, but for rounding.": after 101 steps with decay 0.99 the zeros still have 36 % of the weight, and it does not divide
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
    mean = jax.tree.map(
        lambda old, new: decay * old + (1 - decay) * new.astype("float32"), average["mean"], params
    )
    return {"mean": mean, "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    weight = jnp.where(average["count"] > 100, 1.0, 1 - decay ** average["count"])
    return jax.tree.map(lambda leaf: leaf / weight, average["mean"])
