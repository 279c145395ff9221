"""`np.add.at` fills a NumPy array in place, so the result is not a JAX array and JAX cannot trace it."""

import numpy as np


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    counts = np.zeros(num_bins, np.int32)
    np.add.at(counts, bin_ids, 1)
    return counts


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    totals = np.zeros(num_bins, values.dtype)
    np.add.at(totals, bin_ids, values)
    return totals
