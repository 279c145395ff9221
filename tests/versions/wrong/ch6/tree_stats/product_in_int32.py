# breaks: "as a Python int, inside `jax.jit` too.": jnp.prod gives an int32 array: a tracer inside jax.jit, and it wraps around at 2**31
import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(jnp.prod(jnp.array(leaf.shape, jnp.int32)) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree))
    return jnp.sqrt(jnp.float32(total))
