# breaks: "Computes the square root of the sum of the squares of all elements, over all leaves of a tree.": takes the root for each leaf and adds up the norms, wrong for two leaves that are not 0
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    return jnp.asarray(sum(jnp.sqrt(jnp.sum(leaf**2)) for leaf in jax.tree.leaves(tree)), jnp.float32)
