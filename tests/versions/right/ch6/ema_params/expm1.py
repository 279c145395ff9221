# another way: Computes `1 - decay**count` with `jnp.expm1`, which is more exact if `decay` is near 1.

from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def start_average(params: Params) -> Average:
    zeros = jax.tree.map(lambda leaf: jnp.zeros_like(leaf, dtype=jnp.float32), params)
    return Average(mean=zeros, count=jnp.zeros((), jnp.int32))


def update_average(average: Average, params: Params, decay: float) -> Average:
    mean = jax.tree.map(
        lambda old, new: decay * old + (1 - decay) * new.astype("float32"), average["mean"], params
    )
    return {"mean": mean, "count": average["count"] + 1}


def debiased(average: Average, decay: float) -> Params:
    divisor = -jnp.expm1(average["count"] * jnp.log(jnp.asarray(decay, "float32")))
    return jax.tree.map(lambda leaf: leaf / divisor, average["mean"])
