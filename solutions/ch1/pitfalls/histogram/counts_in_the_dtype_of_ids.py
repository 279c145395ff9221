"""the counts have the dtype of `bin_ids`, and a uint8 count starts again at 0 after 255."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return jnp.zeros(num_bins, bin_ids.dtype).at[bin_ids].add(1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return jnp.zeros(num_bins, values.dtype).at[bin_ids].add(values)
