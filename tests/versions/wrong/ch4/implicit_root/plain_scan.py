# breaks: "it has no array of more than 2 * n * n elements": the gradient of the scan keeps x of all 100 steps: 100 * n elements, for n from 6 to 24
from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, PyTree


def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    last, _ = lax.scan(lambda x, _: (step(params, x), None), lax.stop_gradient(start), None, length=100)
    return last
