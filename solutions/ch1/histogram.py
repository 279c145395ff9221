"""Add up by index: a scatter-add counts every repeat.

Lesson: exercises/ch1/README.md#histogram
"""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    """Counts how many samples fall into each bin.

    The number of bins is `num_bins`, whatever the data: a bin without samples has the count 0, and the
    result is as long if the last bins are empty. All of the work is done by array operations: the
    traced program is as long for many samples, or many bins, as for few. Use JAX, not NumPy.

    Args:
        bin_ids: the bin of each sample, from 0 to `num_bins` - 1, in no order and with repeats; of any
            integer dtype, such as int32 or uint8.
        num_bins: the number of bins, a plain Python number (static under `jax.jit`).

    Returns:
        For each bin its number of samples, int32 whatever the dtype of `bin_ids`.

    Example:
        >>> count_by_bin(jnp.array([2, 0, 2, 2]), 4)
        Array([1, 0, 3, 0], dtype=int32)
    """
    # `.at[...].add` applies every update, repeats included; `.at[...].set` would keep one for each bin.
    # The length comes from `num_bins` and not from the data: shapes must be known before the values are.
    return jnp.zeros(num_bins, jnp.int32).at[bin_ids].add(1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    """Adds up the values of the samples in each bin.

    What `count_by_bin` says of empty bins, of the length of the program and of NumPy holds here too.
    Each sum depends on the values of its own bin alone: a huge or infinite value in one bin leaves the
    sums of the others as they are.

    Args:
        bin_ids: the bin of each sample, from 0 to `num_bins` - 1, in no order and with repeats.
        values: the value of each sample, of any floating dtype.
        num_bins: the number of bins, a plain Python number (static under `jax.jit`).

    Returns:
        For each bin the sum of its values, in the dtype of `values`; 0 for an empty bin.

    Example:
        >>> sum_by_bin(jnp.array([2, 0, 2, 2]), jnp.array([1.0, 5.0, 2.0, 3.5]), 4)
        Array([5. , 0. , 6.5, 0. ], dtype=float32)
    """
    # `jnp.zeros(num_bins)` would be float32, and a bfloat16 sum would come back at twice the width.
    return jnp.zeros(num_bins, values.dtype).at[bin_ids].add(values)
