# breaks: "It is the length of the vector that you would get if you wrote all elements into one.": ord=2 of a matrix is its largest singular value, and it fails for leaves with no axis or three
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(jnp.linalg.norm(leaf, ord=2) ** 2 for leaf in jax.tree.leaves(tree))
    return jnp.sqrt(jnp.float32(total))
