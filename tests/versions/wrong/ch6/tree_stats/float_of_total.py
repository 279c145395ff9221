# breaks: "It works inside `jax.jit` too.": float(...) of a tracer fails inside jax.jit
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(float(jnp.sum(leaf**2)) for leaf in jax.tree.leaves(tree))
    return jnp.float32(math.sqrt(total))
