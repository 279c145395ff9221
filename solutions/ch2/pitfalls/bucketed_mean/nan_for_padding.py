"""the padding is not recognized by its position: after `fn` it may count, and real values that look like it may be lost."""

import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@functools.partial(jax.jit, static_argnames="fn")
def _masked_mean(fn, padded, length):
    real = jnp.arange(padded.size) < length
    return jnp.nanmean(fn(jnp.where(real, padded, jnp.nan)))


def bucket_size(length: int) -> int:
    return max(8, 1 << (length - 1).bit_length())


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    padded = np.zeros(bucket_size(len(values)), values.dtype)
    padded[: len(values)] = values
    return _masked_mean(fn, padded, len(values))
