"""Count samples and add up their values in each bin.

Lesson: exercises/ch1/README.md#histogram

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    """Counts the samples in each bin.

    Use JAX, not NumPy, so that it also works while JAX traces it and `bin_ids` has no values yet.

    Args:
        bin_ids: the bin of each sample, from 0 to `num_bins` - 1, in any order and with repeats. From one to
            a million samples. Any integer dtype that can hold `num_bins`: for example, int8 comes with at most
            127 bins.
        num_bins: the number of bins, at least 1. Always a plain Python int, never a tracer.

    Returns:
        The number of samples in each bin: `num_bins` numbers, int32 for any dtype of `bin_ids`. An empty
        bin has the count 0.

    Example:
        >>> count_by_bin(jnp.array([2, 0, 2, 2]), 4)
        Array([1, 0, 3, 0], dtype=int32)

    Checks:
        - each count is the number of samples in that bin, repeats included
        - there is one count for each of the num_bins bins, and 0 for an empty one
        - the counts are int32 for any dtype of bin_ids, and the sums have the dtype of values
        - each function traces to at most 150 operations, however many bins there are
        - each function traces to at most 150 operations, however many samples there are
    """
    # TODO: repair this function. It works for some inputs only.
    largest = int(jnp.max(bin_ids))
    return jnp.zeros(largest + 1).at[bin_ids].add(1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    """Adds up the values of the samples in each bin.

    Use JAX, not NumPy, so that it also works while JAX traces it.

    Args:
        bin_ids: the bin of each sample, as in `count_by_bin`.
        values: the value of each sample. Any floating dtype, and any values, infinite ones too, but no NaN.
        num_bins: the number of bins, as in `count_by_bin`.

    Returns:
        The sum of the values in each bin: `num_bins` numbers in the dtype of `values`. Each addition may round to
        that dtype. An empty bin has the sum 0.

    Example:
        >>> sum_by_bin(jnp.array([2, 0, 2, 2]), jnp.array([1.0, 5.0, 2.0, 3.5]), 4)
        Array([5. , 0. , 6.5, 0. ], dtype=float32)

    Checks:
        - each sum adds up the values of the samples in that bin
        - a huge or infinite value changes the sum of its own bin and no other
        - the counts are int32 for any dtype of bin_ids, and the sums have the dtype of values
        - each function traces to at most 150 operations, however many bins there are
        - each function traces to at most 150 operations, however many samples there are
    """
    # TODO: repair this function. Its sums are right, but its program is longer for more bins.
    return jnp.stack([jnp.sum(jnp.where(bin_ids == i, values, 0)) for i in range(num_bins)])
