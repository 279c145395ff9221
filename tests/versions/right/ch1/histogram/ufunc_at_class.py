import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class _Histogram:
    def __init__(self, num_bins, dtype):
        self.empty = jnp.zeros(num_bins, dtype)

    def filled(self, bin_ids, amounts):
        return jnp.add.at(self.empty, bin_ids, amounts, inplace=False)


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return _Histogram(num_bins, jnp.int32).filled(bin_ids, jnp.ones(bin_ids.shape, jnp.int32))


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return _Histogram(num_bins, values.dtype).filled(bin_ids, values)
