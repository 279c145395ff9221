# breaks: "It is 0 if there are no elements.": scales by the largest element: max fails for an array without elements, and all zeros give nan
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    leaves = jax.tree.leaves(tree)
    if not leaves:
        return jnp.float32(0)
    largest = jnp.max(jnp.array([jnp.max(jnp.abs(leaf)) for leaf in leaves]))
    return largest * jnp.sqrt(sum(jnp.sum((leaf / largest) ** 2) for leaf in leaves))
