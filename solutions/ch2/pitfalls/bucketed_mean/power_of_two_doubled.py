"""an array that fills its bucket exactly is padded to the next larger one."""

import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@functools.partial(jax.jit, static_argnames="fn")
def _masked_mean(fn, padded, length):
    real = jnp.arange(padded.size) < length
    return jnp.sum(jnp.where(real, fn(padded), 0)) / length


def bucket_size(length: int) -> int:
    return max(8, 1 << length.bit_length())


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    padded = np.zeros(bucket_size(len(values)), values.dtype)
    padded[: len(values)] = values
    return _masked_mean(fn, padded, len(values))
