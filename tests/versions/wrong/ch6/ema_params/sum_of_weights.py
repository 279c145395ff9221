# breaks: "The functions work inside `jax.jit` too": jnp.arange refuses the tracer of count
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
    weights = (1 - decay) * decay ** jnp.arange(average["count"])
    return jax.tree.map(lambda leaf: leaf / weights.sum(), average["mean"])
