"""a Python loop visits the samples one by one, and every sample adds operations to the traced program."""


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    counts = jnp.zeros(num_bins, jnp.int32)
    for b in bin_ids:
        counts = counts.at[b].add(1)
    return counts


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    totals = jnp.zeros(num_bins, values.dtype)
    for b, value in zip(bin_ids, values, strict=True):
        totals = totals.at[b].add(value)
    return totals
