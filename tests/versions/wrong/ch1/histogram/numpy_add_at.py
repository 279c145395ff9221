# breaks: "Use JAX, not NumPy, so that it also works while JAX traces it.": under jax.jit, np.asarray of a tracer raises a TracerArrayConversionError.
import jax.numpy as jnp
import numpy as np


def count_by_bin(bin_ids, num_bins):
    return jnp.zeros(num_bins, jnp.int32).at[bin_ids].add(1)


def sum_by_bin(bin_ids, values, num_bins):
    sums = np.zeros(num_bins, values.dtype)
    np.add.at(sums, np.asarray(bin_ids), np.asarray(values))
    return jnp.asarray(sums)
