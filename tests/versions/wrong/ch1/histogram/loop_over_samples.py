# breaks: "each function traces to at most 150 operations, however many samples there are": 1000 samples trace to thousands of operations.
import jax.numpy as jnp


def count_by_bin(bin_ids, num_bins):
    counts = jnp.zeros(num_bins, jnp.int32)
    for b in bin_ids:
        counts = counts.at[b].add(1)
    return counts


def sum_by_bin(bin_ids, values, num_bins):
    return jnp.zeros(num_bins, values.dtype).at[bin_ids].add(values)
