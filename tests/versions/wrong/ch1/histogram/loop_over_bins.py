# breaks: "each function traces to at most 150 operations, however many bins there are": 1000 bins trace to thousands of operations.
import jax.numpy as jnp


def count_by_bin(bin_ids, num_bins):
    return jnp.zeros(num_bins, jnp.int32).at[bin_ids].add(1)


def sum_by_bin(bin_ids, values, num_bins):
    return jnp.stack([jnp.sum(jnp.where(bin_ids == b, values, 0)) for b in range(num_bins)])
