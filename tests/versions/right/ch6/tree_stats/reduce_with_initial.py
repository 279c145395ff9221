# another way: Uses `jax.tree.reduce` with a start value, so a tree without leaves needs no case of its own.

import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return jax.tree.reduce(lambda count, leaf: count + math.prod(leaf.shape), params, 0)


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = jax.tree.reduce(lambda total, leaf: total + jnp.vdot(leaf, leaf), tree, jnp.zeros((), jnp.float32))
    return jnp.sqrt(total)
