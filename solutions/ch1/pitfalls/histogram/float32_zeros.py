"""`jnp.zeros` was called without a dtype, so the result is float32."""


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.zeros(num_bins).at[bin_ids].add(1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return jnp.zeros(num_bins).at[bin_ids].add(values)
