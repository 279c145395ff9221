# breaks: "The sum of the values in each bin: `num_bins` numbers in the dtype of `values`.": float16 and bfloat16 values give float32.
import jax.numpy as jnp


def _members(bin_ids, num_bins):
    return bin_ids[:, None] == jnp.arange(num_bins)


def count_by_bin(bin_ids, num_bins):
    return jnp.sum(_members(bin_ids, num_bins), axis=0, dtype=jnp.int32)


def sum_by_bin(bin_ids, values, num_bins):
    return jnp.sum(jnp.where(_members(bin_ids, num_bins), values[:, None], jnp.zeros(1)), axis=0)
