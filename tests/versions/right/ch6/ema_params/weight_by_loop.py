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
    old, params_in = average["mean"], jax.tree.map(jnp.float32, params)
    return Average(
        mean=jax.tree.map(lambda a, b: decay * a + (1 - decay) * b, old, params_in), count=average["count"] + 1
    )


def debiased(average: Average, decay: float) -> Params:
    zeros_weight = jax.lax.fori_loop(0, average["count"], lambda _, weight: weight * decay, jnp.float32(1.0))
    return jax.tree.map(lambda leaf: leaf / (1 - zeros_weight), average["mean"])
