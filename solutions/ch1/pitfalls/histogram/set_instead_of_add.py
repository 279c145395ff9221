"""`.at[...].set` keeps only one update for each bin, so repeats do not add up."""


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    counts = jnp.zeros(num_bins, jnp.int32)
    return counts.at[bin_ids].set(counts[bin_ids] + 1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    totals = jnp.zeros(num_bins, values.dtype)
    return totals.at[bin_ids].set(totals[bin_ids] + values)
