"""one running sum goes through all bins, so a huge or infinite value spoils the sums of later bins."""


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    order = jnp.argsort(bin_ids)
    edges = jnp.searchsorted(bin_ids[order], jnp.arange(num_bins + 1))
    running = jnp.concatenate([jnp.zeros(1, values.dtype), jnp.cumsum(values[order])])
    return jnp.diff(running[edges])
