# another way: Makes `decay` a float32 array, so a product with bfloat16 is float32 without `astype`.

from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


@jax.jit
def start_average(params: Params) -> Average:
    mean = jax.tree.map(lambda leaf: jnp.zeros(leaf.shape, "float32"), params)
    return {"mean": mean, "count": jnp.int32(0)}


@jax.jit
def update_average(average: Average, params: Params, decay: float) -> Average:
    decay = jnp.asarray(decay, "float32")
    mean = jax.tree.map(lambda old, new: decay * old + (1 - decay) * new, average["mean"], params)
    return dict(average, mean=mean, count=average["count"] + 1)


@jax.jit
def debiased(average: Average, decay: float) -> Params:
    weight = 1 - decay ** average["count"]
    return jax.tree.map(lambda leaf: leaf / weight, average["mean"])
