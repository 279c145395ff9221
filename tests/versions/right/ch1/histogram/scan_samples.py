import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    def step(counts, bin_id):
        return counts.at[bin_id].add(1), None

    counts, _ = lax.scan(step, jnp.zeros(num_bins, jnp.int32), bin_ids)
    return counts


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    def step(sums, sample):
        bin_id, value = sample
        return sums.at[bin_id].set(sums[bin_id] + value), None  # one sample at a time: nothing is lost

    sums, _ = lax.scan(step, jnp.zeros(num_bins, values.dtype), (bin_ids, values))
    return sums
