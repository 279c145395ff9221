from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def start_average(params: Params) -> Average:
    leaves, structure = jax.tree.flatten(params)
    zeros = [jnp.zeros(leaf.shape) for leaf in leaves]
    return {"count": jnp.array(0, dtype="int32"), "mean": jax.tree.unflatten(structure, zeros)}


def update_average(average: Average, params: Params, decay: float) -> Average:
    old_leaves, structure = jax.tree.flatten(average["mean"])
    new_leaves = jax.tree.leaves(params)
    mixed = []
    for old, new in zip(old_leaves, new_leaves):
        mixed.append(old * decay + jnp.asarray(new, jnp.float32) * (1.0 - decay))
    return {"mean": jax.tree.unflatten(structure, mixed), "count": average["count"] + jnp.int32(1)}


def debiased(average: Average, decay: float) -> Params:
    leaves, structure = jax.tree.flatten(average["mean"])
    divisor = 1 - jnp.power(decay, average["count"].astype("float32"))
    return jax.tree.unflatten(structure, [leaf / divisor for leaf in leaves])
