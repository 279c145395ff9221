# breaks: "It also works for a model": ravel_pytree needs the arrays, so it fails for any jax.ShapeDtypeStruct
import math
from typing import Any

import jax
import jax.flatten_util
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    return jax.flatten_util.ravel_pytree(params)[0].size


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    total = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree))
    return jnp.sqrt(jnp.float32(total))
