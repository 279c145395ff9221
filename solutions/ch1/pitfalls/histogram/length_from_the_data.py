"""the number of bins comes from the largest index, so empty bins at the end are missing."""


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.zeros(int(bin_ids.max()) + 1, jnp.int32).at[bin_ids].add(1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return jnp.zeros(int(bin_ids.max()) + 1, values.dtype).at[bin_ids].add(values)
