# breaks: "Use JAX, not NumPy, so that it also works while JAX traces it and `bin_ids` has no values yet.": under jax.jit, bincount without length raises a ConcretizationTypeError.
import jax.numpy as jnp


def count_by_bin(bin_ids, num_bins):
    return jnp.bincount(bin_ids, minlength=num_bins).astype(jnp.int32)


def sum_by_bin(bin_ids, values, num_bins):
    return jnp.zeros(num_bins, values.dtype).at[bin_ids].add(values)
