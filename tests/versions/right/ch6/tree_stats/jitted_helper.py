import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def _size(leaf):
    return math.prod(leaf.shape)


@jax.jit
def _norm(leaves):
    return jnp.linalg.norm(jnp.concatenate([leaf.ravel() for leaf in leaves]))


def parameter_count(params: PyTree[Any]) -> int:
    leaves, _ = jax.tree.flatten(params)
    return sum(map(_size, leaves))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    leaves = jax.tree.leaves(tree)
    if not leaves:
        return jnp.zeros((), jnp.float32)
    return _norm(leaves)
