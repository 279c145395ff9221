"""the padding counts: there is no mask, or it is applied before `fn`, which turns the padding into something else."""

import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@functools.partial(jax.jit, static_argnames="fn")
def _masked_mean(fn, padded, length):
    return jnp.sum(fn(padded)) / length


def bucket_size(length: int) -> int:
    return max(8, 1 << (length - 1).bit_length())


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    padded = np.zeros(bucket_size(len(values)), values.dtype)
    padded[: len(values)] = values
    return _masked_mean(fn, padded, len(values))
