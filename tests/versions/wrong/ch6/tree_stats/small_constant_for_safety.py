# breaks: "a tree of float32 arrays. The absolute value of each element is 0, or between 1e-10 and 1e10.": 1e-12 under the root gives 1e-6 for no elements, and for elements of 1e-10
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree))
    return jnp.sqrt(jnp.float32(total + 1e-12))
