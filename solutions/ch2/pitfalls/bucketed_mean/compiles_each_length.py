"""the values are not padded, so each length is a shape of its own and compiles again."""

import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@functools.partial(jax.jit, static_argnames="fn")
def _mean(fn, values):
    return jnp.mean(fn(values))


def bucket_size(length: int) -> int:
    return max(8, 1 << (length - 1).bit_length())


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    return _mean(fn, values)
