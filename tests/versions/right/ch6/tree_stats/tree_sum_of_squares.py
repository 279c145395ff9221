import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return int(jax.tree_util.tree_reduce(lambda a, b: a + b, jax.tree.map(lambda leaf: leaf.size, params), 0))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    squares = jax.tree.map(lambda leaf: jnp.einsum('i,i->', leaf.reshape(-1), leaf.reshape(-1)), tree)
    return jnp.asarray(sum(jax.tree.leaves(squares)), dtype=jnp.float32) ** 0.5
