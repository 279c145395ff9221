"""Unrolls its loops into calls of one small function, which is in the program only once.

The calls are counted with all that they run.

Forges: program_does_not_grow_with_bins, program_does_not_grow_with_samples
"""

import jax
import jax.numpy as jnp


@jax.jit
def add_next(totals, bin_ids, values, i):
    return totals.at[bin_ids[i]].add(values[i]), i + 1


@jax.jit
def sum_next(totals, bin_ids, values, b):
    inside = jnp.where(bin_ids == b, values, jnp.zeros((), values.dtype))
    return totals.at[b].set(jnp.sum(inside, dtype=values.dtype)), b + 1


def count_by_bin(bin_ids, num_bins):
    return sum_by_bin(bin_ids, jnp.ones(len(bin_ids), jnp.int32), num_bins)


def sum_by_bin(bin_ids, values, num_bins):
    bin_ids = jnp.asarray(bin_ids)
    totals, i = jnp.zeros(num_bins, values.dtype), jnp.int32(0)
    next_one, times = (sum_next, num_bins) if num_bins > len(values) else (add_next, len(values))
    for _ in range(times):
        totals, i = next_one(totals, bin_ids, values, i)
    return totals
