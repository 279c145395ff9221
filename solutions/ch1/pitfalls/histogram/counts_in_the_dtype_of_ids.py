"""the counts have the dtype of `bin_ids`, and a uint8 count starts again at 0 after 255."""


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.zeros(num_bins, bin_ids.dtype).at[bin_ids].add(1)
