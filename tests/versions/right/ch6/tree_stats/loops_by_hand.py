import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    count = 0
    for leaf in jax.tree.leaves(params):
        size = 1
        for length in leaf.shape:
            size *= length
        count += size
    return count


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = jnp.float32(0)
    for leaf in jax.tree.leaves(tree):
        total += jnp.sum(jnp.square(leaf))
    return jnp.sqrt(total)
