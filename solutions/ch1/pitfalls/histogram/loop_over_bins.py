"""a Python loop visits the bins one by one, and every bin adds operations to the traced program."""


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.stack([jnp.sum(bin_ids == b, dtype=jnp.int32) for b in range(num_bins)])


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return jnp.stack([jnp.sum(jnp.where(bin_ids == b, values, 0)) for b in range(num_bins)])
