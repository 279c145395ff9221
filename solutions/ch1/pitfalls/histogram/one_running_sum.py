"""one running sum goes through all bins, so a huge or infinite value spoils the sums of later bins."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.zeros(num_bins, jnp.int32).at[bin_ids].add(1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    order = jnp.argsort(bin_ids)
    edges = jnp.searchsorted(bin_ids[order], jnp.arange(num_bins + 1))
    running = jnp.concatenate([jnp.zeros(1, values.dtype), jnp.cumsum(values[order])])
    return jnp.diff(running[edges])
