# breaks: "The number of elements in all leaves together, as a Python int": np.prod gives an np.int64, or an np.float64 for a scalar array
import math
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return sum(np.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree))
    return jnp.sqrt(jnp.float32(total))
