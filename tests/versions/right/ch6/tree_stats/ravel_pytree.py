# another way: Writes all leaves into one vector and measures that: simple, but it copies every number.

import math
from typing import Any

import jax
import jax.flatten_util
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(leaf.size for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    vector, _ = jax.flatten_util.ravel_pytree(tree)
    return jnp.sqrt(jnp.sum(vector * vector))
