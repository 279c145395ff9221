import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def _accumulate(start, bin_ids, amount_of):
    n = bin_ids.shape[0]
    if n == 0:
        return start
    return jax.lax.fori_loop(0, n, lambda i, acc: acc.at[bin_ids[i]].add(amount_of(i)), start)


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return _accumulate(jnp.zeros((num_bins,), jnp.int32), bin_ids, lambda i: 1)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return _accumulate(jnp.zeros((num_bins,), values.dtype), bin_ids, lambda i: values[i])
