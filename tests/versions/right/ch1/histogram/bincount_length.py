# another way: Calls `jnp.bincount`, the shortest form: its `length` fixes the shape, so `jit` can trace it.

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.bincount(bin_ids, length=num_bins).astype(jnp.int32)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return jnp.bincount(bin_ids, weights=values, length=num_bins).astype(values.dtype)
