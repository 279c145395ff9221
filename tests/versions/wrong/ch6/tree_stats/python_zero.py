# breaks: "The norm, a float32 scalar array. It is 0 if there are no elements.": without any leaf it returns a Python float
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree))
    return total**0.5
