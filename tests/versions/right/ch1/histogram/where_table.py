# another way: Compares each sample with each bin: there is no scatter, but the table may become huge.

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def _membership(bin_ids, num_bins):
    bins = jnp.arange(num_bins, dtype=bin_ids.dtype)
    return bin_ids[:, None] == bins[None, :]


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.sum(_membership(bin_ids, num_bins), axis=0, dtype=jnp.int32)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    mine = jnp.where(_membership(bin_ids, num_bins), values[:, None], 0)
    return mine.sum(axis=0)
