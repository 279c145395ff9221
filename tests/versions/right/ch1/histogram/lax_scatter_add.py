import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int

_DNUMS = lax.ScatterDimensionNumbers(
    update_window_dims=(), inserted_window_dims=(0,), scatter_dims_to_operand_dims=(0,)
)


def _scatter(bin_ids, updates, num_bins):
    start = jnp.zeros((num_bins,), updates.dtype)
    return lax.scatter_add(start, bin_ids.astype(jnp.int32)[:, None], updates, _DNUMS)


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    return _scatter(bin_ids, jnp.ones(bin_ids.shape, jnp.int32), num_bins)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    return _scatter(bin_ids, values, num_bins)
