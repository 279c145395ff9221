# breaks: "leaf at all. A leaf may be a scalar array": reduce without a first value and concatenate of no arrays both fail if there is no leaf
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return jax.tree.reduce(lambda a, b: a + b, jax.tree.map(lambda leaf: leaf.size, params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    return jnp.linalg.norm(jnp.concatenate([leaf.ravel() for leaf in jax.tree.leaves(tree)]))
