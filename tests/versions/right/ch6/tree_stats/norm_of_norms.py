# another way: Takes the norm of each leaf, and then the norm of these norms, which is the same.

import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    sizes = jax.tree.map(lambda leaf: math.prod(leaf.shape), params)
    return sum(jax.tree.leaves(sizes))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    norms = [jnp.linalg.norm(leaf.ravel()) for leaf in jax.tree.leaves(tree)]
    return jnp.linalg.norm(jnp.array(norms, dtype=jnp.float32))
