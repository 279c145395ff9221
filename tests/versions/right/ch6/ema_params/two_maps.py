# another way: Splits the update into short maps: easy to read, but it makes more trees on the way.

from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def _float32(tree):
    return jax.tree.map(lambda leaf: leaf.astype("float32"), tree)


def start_average(params: Params) -> Average:
    return {"mean": jax.tree.map(jnp.zeros_like, _float32(params)), "count": jnp.array(0, "int32")}


def update_average(average: Average, params: Params, decay: float) -> Average:
    kept = jax.tree.map(lambda leaf: decay * leaf, average["mean"])
    added = jax.tree.map(lambda leaf: (1 - decay) * leaf, _float32(params))
    return {"mean": jax.tree.map(jnp.add, kept, added), "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    scale = 1 / (1 - decay ** average["count"])
    return jax.tree.map(lambda leaf: scale * leaf, average["mean"])
