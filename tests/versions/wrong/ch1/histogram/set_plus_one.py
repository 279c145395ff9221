# breaks: "each sum adds up the values of the samples in that bin": with a repeated bin only one value is kept.
import jax.numpy as jnp


def count_by_bin(bin_ids, num_bins):
    return jnp.zeros(num_bins, jnp.int32).at[bin_ids].add(1)


def sum_by_bin(bin_ids, values, num_bins):
    sums = jnp.zeros(num_bins, values.dtype)
    return sums.at[bin_ids].set(sums[bin_ids] + values)
