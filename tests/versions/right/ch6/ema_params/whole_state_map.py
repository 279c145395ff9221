from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def start_average(params: Params) -> Average:
    average = {"mean": jax.tree.map(lambda leaf: jax.ShapeDtypeStruct(leaf.shape, "float32"), params)}
    average["count"] = jax.ShapeDtypeStruct((), "int32")
    return jax.tree.map(lambda leaf: jnp.zeros(leaf.shape, leaf.dtype), average)


def update_average(average: Average, params: Params, decay: float) -> Average:
    def mix(old, new):
        new = jax.lax.convert_element_type(new, jnp.float32)
        return jnp.add(jnp.multiply(decay, old), jnp.multiply(1 - decay, new))

    new_mean = jax.tree.map(mix, average["mean"], params)
    return {**average, "mean": new_mean, "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    def divide(leaf):
        return jnp.divide(leaf, 1 - decay ** average["count"])

    return jax.tree.map(divide, average["mean"])
