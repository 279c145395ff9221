# breaks: "The number of samples in each bin: `num_bins` numbers, int32 for any dtype of `bin_ids`.": uint8 (int8) ids with more than 255 (127) samples in one bin overflow before the cast.
import jax.numpy as jnp


def count_by_bin(bin_ids, num_bins):
    counts = jnp.zeros(num_bins, bin_ids.dtype).at[bin_ids].add(jnp.ones_like(bin_ids))
    return counts.astype(jnp.int32)


def sum_by_bin(bin_ids, values, num_bins):
    return jnp.zeros(num_bins, values.dtype).at[bin_ids].add(values)
